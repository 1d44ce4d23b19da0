/** Engines of the browser by the names that they went by before they had ids, as Mozilla's search configuration lists them. */
const IDS: Readonly<Record<string, string>> = {
  "1&1 Suche": "1und1", Allegro: "allegro-pl", "Am Faclair Beag": "faclair-beag", "Amazon.co.jp": "amazon-jp", "Amazon.com": "amazondotcom-us",
  Azerdict: "azerdict", Bing: "bing", "Biquipedia (an)": "wikipedia-an", "Ceneje.si": "ceneji", "Cốc Cốc": "coccoc", DuckDuckGo: "ddg",
  "EUdict Eng->Cro": "eudict", Ecosia: "ecosia", "GMX - Búsqueda web": "gmx-es", "GMX - Recherche web": "gmx-fr", "GMX Search": "gmx-en-GB",
  "GMX Shopping": "gmx-shopping", "GMX Suche": "gmx-de", Google: "google", "Gule sider": "gulesider-NO", "LEO Eng-Deu": "leo_ende_de",
  "Mapy.cz": "mapy-cz", "MercadoLibre Argentina": "mercadolibre-ar", "MercadoLibre Chile": "mercadolibre-cl",
  "MercadoLibre Mexico": "mercadolibre-mx", MercadoLivre: "mercadolivre", "Odpiralni Časi": "odpiralni", Ordbok: "bok-NO", Pazaruvaj: "pazaruvaj",
  Priberam: "priberam", Prisjakt: "prisjakt-sv-SE", Qwant: "qwant", "Qwant Junior": "qwantjr", "Readmoo 讀墨電子書": "readmoo",
  Reddit: "reddit", "Salidzini.lv": "salidzinilv", Seznam: "seznam-cz", "Tyda.se": "tyda-sv-SE",
  "Uicipeid (gd)": "wikipedia-gd", "Vatera.hu": "vatera", "Vicipéid (ga)": "wikipedia-ga-IE", "Vikipedeja (ltg)": "wikipedia-ltg",
  "Vikipedi (tr)": "wikipedia-tr", "Vikipedija (lt)": "wikipedia-lt", "Vikipedio (eo)": "wikipedia-eo", "Vikipediya (az)": "wikipedia-az",
  "Vikipediya (uz)": "wikipedia-uz", "Vikipeedia (et)": "wikipedia-et", "Vikipetã (gn)": "wikipedia-gn", "Vikipēdija": "wikipedia-lv",
  "Vikipēdija (lv)": "wikipedia-lv", "Viquipèdia (ca)": "wikipedia-ca", "WEB.DE Suche": "webde", "Wicipedia (cy)": "wikipedia-cy",
  "Wikiccionari (oc)": "wiktionary-oc", "Wikipedia (en)": "wikipedia", "Wikipedia (nb)": "wikipedia-NO", "Wikipedia (nn)": "wikipedia-NN",
  "Wikipedia (no)": "wikipedia-NO", "Wikipedia (sv)": "wikipedia-sv-SE", "Wikipedia (zh)": "wikipedia-zh-TW", "Wikipedie (cs)": "wikipedia-cz",
  "Wikipedija (dsb)": "wikipedia-dsb", "Wikipedija (hr)": "wikipedia-hr", "Wikipedija (hsb)": "wikipedia-hsb", "Wikipedija (sl)": "wikipedia-sl",
  "Wikipedy (fy)": "wikipedia-fy-NL", "Wikipèdia (oc)": "wikipedia-oc", "Wikipédia (fr)": "wikipedia-fr", "Wikipédia (hu)": "wikipedia-hu",
  "Wikipédia (pt)": "wikipedia-pt", "Wikipédia (sk)": "wikipedia-sk", "Wolne Lektury": "wolnelektury-pl", "Yahoo! JAPAN": "yahoo-jp",
  "Yahoo!オークション": "yahoo-jp-auctions", YouTube: "youtube", eBay: "ebay", "mail.com search": "mailcom", "Βικιπαίδεια (el)": "wikipedia-el",
  "Википедия (ru)": "wikipedia-ru", "Википедија (mk)": "wikipedia-mk", "Википедија (sr)": "wikipedia-sr", "Вікіпедыя (be)": "wikipedia-be",
  "Вікіпедія (uk)": "wikipedia-uk", "Вікіпэдыя (be-tarask)": "wikipedia-be-tarask", "Уикипедия (bg)": "wikipedia-bg",
  "Уикипедия (kk)": "wikipedia-kk", "Վիքիպեդիա (hy)": "wikipedia-hy", "ויקיפדיה": "wikipedia-he", "ويكيبيديا (ar)": "wikipedia-ar",
  "ویکیپیڈیا (ur)": "wikipedia-ur", "ویکی‌پدیا (fa)": "wikipedia-fa", "विकिपिडिया (ne)": "wikipedia-ne", "विकिपीडिया (hi)": "wikipedia-hi",
  "विकिपीडिया (mr)": "wikipedia-mr", "উইকিপিডিয়া (bn)": "wikipedia-bn", "ਵਿਕੀਪੀਡੀਆ (pa)": "wikipedia-pa", "વિકિપીડિયા (gu)": "wikipedia-gu",
  "விக்கிப்பீடியா (ta)": "wikipedia-ta", "விக்சனரி (ta)": "wiktionary-ta", "వికీపీడియా (te)": "wikipedia-te", "విక్షనరీ (te)": "wiktionary-te",
  "ವಿಕಿಪೀಡಿಯ (kn)": "wikipedia-kn", "ವಿಕ್ಷನರಿ (kn)": "wiktionary-kn", "විකිපීඩියා (si)": "wikipedia-si", "พจนานุกรม ลองดู": "longdo",
  "วิกิพีเดีย": "wikipedia-th", "ວິກິພີເດຍ (lo)": "wikipedia-lo", "ဝီကီပီးဒီးယား (my)": "wikipedia-my", "ვიკიპედია (ka)": "wikipedia-ka",
  "វិគីភីឌា (km)": "wikipedia-km", "楽天市場": "rakuten", "百度": "baidu", "维基百科": "wikipedia-zh-CN", "네이버": "naver-kr", "다음": "daum-kr",
  "위키백과 (ko)": "wikipedia-kr",
};

/** Languages whose Wikipedia is named after them alone. */
const WIKIPEDIAS = "af ast br bs da de el es eu fi gl hy ia id is it ja kab kn lij lt ms my nl pa pl pt rm ro sc si sq tl tr vi wo".split(" ");

const WIKIPEDIA = /^Wikipedia \(([a-z]+)\)$/;

/** The id of an engine, also where it is called by its old name. */
export function engineId(name: string): string {
  if (Object.hasOwn(IDS, name)) return IDS[name]!;
  const language = WIKIPEDIA.exec(name)?.[1];
  return language !== undefined && WIKIPEDIAS.includes(language) ? `wikipedia-${language}` : name;
}

/** Whether this is the old name of an engine. */
export function isOldEngineName(name: string): boolean {
  return engineId(name) !== name;
}

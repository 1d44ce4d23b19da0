/** How a meter is drawn. */
export const htopModes = { Bar: 1, Text: 2, Graph: 3, LED: 4 } as const;

/** A meter at the head of htop, and how it is drawn. */
export interface HtopMeter {
  readonly name: string;
  readonly mode: number;
}

const meter = (mode: number) => (name: string): HtopMeter => ({ name, mode });

/** Builds the settings of the meters: `{ …htopMeters.left([htopMeters.bar("Memory")]) }`. */
export const htopMeters = {
  bar: meter(htopModes.Bar),
  text: meter(htopModes.Text),
  graph: meter(htopModes.Graph),
  led: meter(htopModes.LED),
  blank: meter(htopModes.Text)("Blank"),
  /** The settings `left_meters` and `left_meter_modes`. */
  left: (meters: readonly HtopMeter[]) => ({ left_meters: meters.map((it) => it.name), left_meter_modes: meters.map((it) => it.mode) }),
  /** The settings `right_meters` and `right_meter_modes`. */
  right: (meters: readonly HtopMeter[]) => ({ right_meters: meters.map((it) => it.name), right_meter_modes: meters.map((it) => it.mode) }),
} as const;

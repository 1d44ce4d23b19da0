zmodload zsh/zprof

typeset -U path cdpath fpath manpath
cdpath+=("$HOME/src" "a \"b")

for profile in ${(z)NIX_PROFILES}; do
  fpath+=($profile/share/zsh/site-functions $profile/share/zsh/$ZSH_VERSION/functions $profile/share/zsh/vendor-completions)
done

HELPDIR="@zsh@/share/zsh/$ZSH_VERSION/help"

fpath+=(/home/jdoe/.local/state/hm/profiles/home/home-path/share/zsh/site-functions)

# Use viins keymap as the default.
bindkey -v

PARTS=("dir" "vcs")
N="1"
NAME="$USER"
BEFORE_COMPINIT=1
# Add plugin directories to PATH and fpath
plugin_dirs=(
  enhancd wd
)
for plugin_dir in "${plugin_dirs[@]}"; do
  path+="/home/jdoe/.config/zsh/plugins/$plugin_dir"
  fpath+="/home/jdoe/.config/zsh/plugins/$plugin_dir"
  for plugin_fpath_dir in \
    "$plugin_dir/share/zsh/plugins/$plugin_dir" \
    "$plugin_dir/share/zsh/site-functions" \
    "$plugin_dir/share/zsh/vendor-completions"; do
    [[ -d "/home/jdoe/.config/zsh/plugins/$plugin_fpath_dir" ]] && fpath+="/home/jdoe/.config/zsh/plugins/$plugin_fpath_dir"
  done
done
unset plugin_dir plugin_dirs plugin_fpath_dir
# Add additional function paths to fpath
function_paths=(
  wd/share/functions
)
for function_path in "${function_paths[@]}"; do
  fpath+="/home/jdoe/.config/zsh/plugins/$function_path"
done
unset function_path function_paths


autoload -U compinit && compinit -u
source @zsh-autosuggestions@/share/zsh-autosuggestions/zsh-autosuggestions.zsh
ZSH_AUTOSUGGEST_STRATEGY=(history completion)
ZSH_AUTOSUGGEST_HIGHLIGHT_STYLE="fg=8"


# Source plugins
plugins=(
  enhancd/init.sh wd/wd.plugin.zsh
)
for plugin in "${plugins[@]}"; do
  [[ -f "/home/jdoe/.config/zsh/plugins/$plugin" ]] && source "/home/jdoe/.config/zsh/plugins/$plugin"
done
unset plugin plugins

# History options should be set in .zshrc and after oh-my-zsh sourcing.
# See https://github.com/nix-community/home-manager/issues/177.
HISTSIZE="50"
SAVEHIST="50"
HISTORY_IGNORE='(rm *|it'\''s)'
HISTFILE="$XDG_STATE_HOME/zsh/history"
mkdir -p "$(dirname "$HISTFILE")"

# Set shell options
set_opts=(
  HIST_FCNTL_LOCK APPEND_HISTORY EXTENDED_HISTORY HIST_IGNORE_DUPS
  HIST_IGNORE_SPACE autocd NO_HIST_EXPIRE_DUPS_FIRST NO_HIST_FIND_NO_DUPS
  NO_HIST_IGNORE_ALL_DUPS NO_HIST_SAVE_NO_DUPS NO_SHARE_HISTORY EXTENDED_GLOB
  NO_BEEP
)
for opt in "${set_opts[@]}"; do
  setopt "$opt"
done
unset opt set_opts

. @vte@/etc/profile.d/vte.sh

autoload -Uz -- mkcd
FROM_INIT=1
alias -- ll='ls -lh'
alias -- la='ls -a'
alias -g -- G='| grep'
# Named Directory Hashes
hash -d docs="$HOME/Documents"

source @zsh-syntax-highlighting@/share/zsh-syntax-highlighting/zsh-syntax-highlighting.zsh
ZSH_HIGHLIGHT_HIGHLIGHTERS=(brackets main)
ZSH_HIGHLIGHT_STYLES[comment]='fg=8'
ZSH_HIGHLIGHT_PATTERNS+=('rm -rf *' 'fg=white')

source @zsh-history-substring-search@/share/zsh-history-substring-search/zsh-history-substring-search.zsh
bindkey "^[[A" history-substring-search-up
bindkey "\eOA" history-substring-search-up
bindkey "^[[B" history-substring-search-down

zprof
/** Completions for three shells, made from the tables of the program. Hosts and sections come from the profile when Tab is pressed. */
import type {Option} from '../arguments/option.ts';
import {helpWords} from '../arguments/subcommand.ts';
import {offerOf, optionsOf, type SubcommandTable, spellingsOf} from './tables.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

export function completionScript(shell: Shell, tables: readonly SubcommandTable[]): string {
	switch (shell) {
		case 'bash':
			return bash(tables);
		case 'zsh':
			return zsh(tables);
		case 'fish':
			return fish(tables);
	}
}

const profileServer =
	// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
	'sed -n "s/^[[:space:]]*server[[:space:]]*=[[:space:]]*//p" "${XDG_CONFIG_HOME:-$HOME/.config}/smtpscope/profile" 2>/dev/null';

const profileSections =
	// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
	'sed -n "s/^[[:space:]]*\\[[[:space:]]*\\([A-Za-z0-9_.-]*\\)[[:space:]]*\\].*/@\\1/p" "${XDG_CONFIG_HOME:-$HOME/.config}/smtpscope/profile" 2>/dev/null';

function namesOf(tables: readonly SubcommandTable[]): readonly string[] {
	return [...tables.map(({entry}) => entry.name), ...Object.values(helpWords)];
}

function bash(tables: readonly SubcommandTable[]): string {
	const cases = tables.flatMap(({entry, subcommand}) => {
		const options = optionsOf(subcommand);
		return [
			`    ${entry.name})`,
			`      options="${options.flatMap(spellingsOf).join(' ')}"`,
			'      case $previous in',
			...options.flatMap(option => bashValue(option)),
			'      esac ;;',
		];
	});
	return `# bash completion for smtpscope: eval "$(smtpscope completion bash)"
_smtpscope() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} name=\${COMP_WORDS[1]}
  local options="" words="" names="${namesOf(tables).join(' ')}" hosts
  COMPREPLY=()
  hosts="practice $(${profileServer}) $(${profileSections})"
  # Bash makes a word of “@” alone, but replaces it together with what follows.
  if [[ $previous == @ || $current == @ ]]; then
    COMPREPLY=($(compgen -W "$(${profileSections})" -- "@\${current#@}"))
    return
  fi
  case " $names " in *" $name "*) ;; *) name=inspect ;; esac
  case $name in
${cases.join('\n')}
  esac
  if [[ $words == @free ]]; then
    compopt +o default 2>/dev/null
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  elif [[ $previous == help ]]; then
    COMPREPLY=($(compgen -W "$names" -- "$current"))
  elif [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif (( COMP_CWORD == 1 )); then
    COMPREPLY=($(compgen -W "$names $hosts" -- "$current"))
  elif [[ $previous == "$name" && $name != explain ]]; then
    COMPREPLY=($(compgen -W "$hosts" -- "$current"))
  fi
}
complete -o default -F _smtpscope smtpscope
`;
}

/** Paths are left to the shell: for them there is no case. */
function bashValue(option: Option): string[] {
	const offer = offerOf(option);
	const pattern = spellingsOf(option).join('|');
	switch (offer.kind) {
		case 'switch':
			return [];
		case 'path':
			return [`        ${pattern}) return ;;`];
		case 'free':
			return [`        ${pattern}) words=@free ;;`];
		case 'words':
			return [`        ${pattern}) words="${offer.words.join(' ')}" ;;`];
	}
}

function zsh(tables: readonly SubcommandTable[]): string {
	const cases = tables.map(
		({entry, subcommand}) =>
			`    ${entry.name})\n      _arguments -s \\\n${optionsOf(subcommand)
				.flatMap(zshOption)
				.map(line => `        ${line} \\\n`)
				.join('')}        ${zshWords(entry.name)} ;;`,
	);
	const described = tables.map(({entry}) => zshQuoted(`${entry.name}:${entry.about}`));
	return `#compdef smtpscope
# zsh completion for smtpscope: save it as _smtpscope in a folder of $fpath
_smtpscope_hosts() {
  local -a hosts
  hosts=(practice \${(f)"$(${profileServer})"} \${(f)"$(${profileSections})"})
  _describe server hosts
}
_smtpscope() {
  local name=$words[2]
  local -a names
  names=(${described.join(' ')} 'help:show the help' 'version:show the version')
  if (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then
    _describe subcommand names
    _smtpscope_hosts
    return
  fi
  case $name in
    ${tables.map(({entry}) => entry.name).join('|')}) shift words; (( CURRENT-- )) ;;
    *) name=inspect ;;
  esac
  case $name in
${cases.join('\n')}
  esac
}
if [[ $funcstack[1] == _smtpscope ]]; then _smtpscope "$@"; else compdef _smtpscope smtpscope; fi
`;
}

function zshOption(option: Option): string[] {
	const offer = offerOf(option);
	const help = option.help.replaceAll(/[[\]\\:]/g, '\\$&');
	const value =
		offer.kind === 'switch'
			? ''
			: `:${option.argument?.replaceAll(':', '\\:')}:${offer.kind === 'path' ? '_files' : offer.kind === 'words' ? `(${offer.words.join(' ')})` : ' '}`;
	return spellingsOf(option).map(spelling => zshQuoted(`*${spelling}[${help}]${value}`));
}

function zshWords(name: string): string {
	return name === 'explain' ? "'*:file:_files'" : "'1:server:_smtpscope_hosts' '*:file:_files'";
}

function zshQuoted(text: string): string {
	return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function fish(tables: readonly SubcommandTable[]): string {
	const names = tables.map(({entry}) => entry.name);
	const none = `not __fish_seen_subcommand_from ${names.join(' ')}`;
	const lines = [
		'# fish completion for smtpscope: smtpscope completion fish | source',
		'function __smtpscope_hosts',
		'  echo practice',
		'  set -q XDG_CONFIG_HOME; and set -l folder $XDG_CONFIG_HOME; or set -l folder ~/.config',
		`  test -r $folder/smtpscope/profile; and string match -gr '^\\s*server\\s*=\\s*(.+)' < $folder/smtpscope/profile`,
		`  test -r $folder/smtpscope/profile; and string replace -fr '^\\s*\\[\\s*([\\w.-]+)\\s*\\].*' '@$1' < $folder/smtpscope/profile`,
		'end',
		`complete -c smtpscope -n '__fish_is_first_token' -f -a '(__smtpscope_hosts)' -d server`,
	];
	for (const {entry, subcommand} of tables) {
		lines.push(
			`complete -c smtpscope -n __fish_is_first_token -f -a ${entry.name} -d ${fishQuoted(entry.about)}`,
		);
		const condition = entry.name === 'inspect' ? none : `__fish_seen_subcommand_from ${entry.name}`;
		lines.push(...optionsOf(subcommand).map(option => fishOption(option, condition)));
	}

	return `${lines.join('\n')}\n`;
}

function fishOption(option: Option, condition: string): string {
	const offer = offerOf(option);
	const spellings = spellingsOf(option).map(spelling =>
		spelling.startsWith('--') ? `-l ${spelling.slice(2)}` : `-s ${spelling.slice(1)}`,
	);
	const value =
		offer.kind === 'switch'
			? '-f'
			: offer.kind === 'path'
				? '-r -F'
				: offer.kind === 'words'
					? `-x -a ${fishQuoted(offer.words.join(' '))}`
					: '-x';
	return `complete -c smtpscope -n '${condition}' ${spellings.join(' ')} ${value} -d ${fishQuoted(option.help)}`;
}

function fishQuoted(text: string): string {
	return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}

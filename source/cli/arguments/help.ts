/** Help texts, drawn from the same rows that the options are parsed with. */
import type {Option} from './option.ts';

export type OptionGroup = {readonly title: string; readonly options: readonly Option[]};

export function helpText(
	usage: string,
	about: string,
	groups: readonly OptionGroup[],
	examples: readonly string[],
): string {
	const parts = [usage, '', about, ''];
	for (const {title, options} of groups) {
		parts.push(title, ...options.map(optionLine), '');
	}

	if (examples.length > 0) {
		parts.push('Examples', ...examples.map(example => `  ${example}`), '');
	}

	return parts.join('\n');
}

function optionLine({name, short, argument, optional, help}: Option): string {
	const long = name.length > 1 ? `--${name}` : '';
	const names = [short && `-${short}`, long].filter(Boolean).join(', ');
	const left = `  ${[names, optional ? `[${argument}]` : argument].filter(Boolean).join(' ')}`;
	return left.length < 31 ? `${left.padEnd(32)}${help}` : `${left}\n${' '.repeat(32)}${help}`;
}

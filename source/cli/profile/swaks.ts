/** `~/.swaksrc`: an option of swaks on each line, with its dashes or without. Most have the same name here. */
import type {Option} from '../arguments/option.ts';
import {
	type Account,
	firstWord,
	type LeftOut,
	linesOf,
	noPassword,
	type Setting,
	serverUrl,
} from './account.ts';

/** `options`: those of `send`; `insteadOf`: its sentence for an option that only swaks has. */
export function readSwaks(
	text: string,
	options: readonly Option[],
	insteadOf: (written: string) => string | null,
): readonly Account[] {
	const settings: Setting[] = [];
	const leftOut: LeftOut[] = [];
	for (const {text: written, line} of linesOf(text)) {
		if (written === '' || written.startsWith('#')) {
			continue;
		}

		const [name, value] = firstWord(written.replace(/^-{1,2}/, ''));
		const option = options.find(each => [each.name, each.short, ...(each.aliases ?? [])].includes(name));
		const problem = problemWith(name, value, option, settings) ?? null;
		if (problem !== null) {
			leftOut.push({line, what: `--${name}`, why: problem === '' ? sentence(insteadOf(name)) : problem});
		} else if (option) {
			settings.push({name: option.name, value: value || 'yes'});
		}
	}

	return [{name: 'swaks', settings: withServer(settings), leftOut}];
}

/** Why the line cannot be used; empty where smtpscope has no such option; null where it can. */
function problemWith(
	name: string,
	value: string,
	option: Option | undefined,
	settings: readonly Setting[],
): string | null {
	if (/^(?:ap|auth-password|apt)$/.test(name)) {
		return noPassword;
	}

	if (option === undefined) {
		return '';
	}

	if (option.lineOnly) {
		return 'it can only be used on the command line';
	}

	if (option.argument !== undefined && !option.optional && value === '') {
		return 'its value is missing';
	}

	return !option.multiple && settings.some(each => each.name === option.name) ? 'it is given above' : null;
}

function sentence(instead: string | null): string {
	return instead ?? 'smtpscope has no such option';
}

/** Port and TLS as a part of the server, so that every subcommand uses them. */
function withServer(settings: readonly Setting[]): readonly Setting[] {
	const get = (name: string): string | undefined => settings.find(each => each.name === name)?.value;
	const server = get('server');
	if (server === undefined || /[:/]/.test(server)) {
		return settings;
	}

	const security = get('tls-on-connect') ? 'tls' : get('tls') ? 'starttls' : 'clear';
	const others = settings.filter(({name}) => !['server', 'port', 'tls', 'tls-on-connect'].includes(name));
	return [{name: 'server', value: serverUrl(server, get('port'), security)}, ...others];
}

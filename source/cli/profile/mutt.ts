/** `muttrc`: `set name = value` lines, of which those about sending are used. */
import {
	type Account,
	type LeftOut,
	linesOf,
	noPassword,
	type Reader,
	type Setting,
	serverUrl,
} from './account.ts';

type Variable = {readonly value: string; readonly line: number};

export const readMutt: Reader = (text, fail) => {
	const variables = new Map<string, Variable>();
	const leftOut: LeftOut[] = [];
	for (const {text: written, line} of linesOf(text)) {
		if (/^source\s/.test(written)) {
			leftOut.push({
				line,
				what: 'source',
				why: 'files that are included are not read; import them separately',
			});
		}

		if (/^set\s/.test(written)) {
			for (const [name, value] of assignments(written.slice(4))) {
				variables.set(name, {value, line});
			}
		}
	}

	return [accountFrom(variables, leftOut, fail)];
};

/** Pairs of one `set` line; a switch is `yes`, `nofoo` is `foo` with `no`. */
export function assignments(text: string): ReadonlyArray<readonly [name: string, value: string]> {
	const found: (readonly [string, string])[] = [];
	let rest = text.trim();
	while (rest !== '' && !rest.startsWith('#')) {
		const name = /^[^\s=]*/.exec(rest)?.[0] ?? '';
		rest = rest.slice(name.length).trimStart();
		if (!rest.startsWith('=')) {
			found.push(name.startsWith('no') ? [name.slice(2), 'no'] : [name, 'yes']);
			continue;
		}

		rest = rest.slice(1).trimStart();
		const {value, length} = valueAt(rest);
		found.push([name, value]);
		rest = rest.slice(Math.max(length, 1)).trimStart();
	}

	return found;
}

/** The value at the beginning of a text, and how many characters it has there. */
function valueAt(text: string): {readonly value: string; readonly length: number} {
	const quote = text[0];
	if (quote === '"' || quote === "'" || quote === '`') {
		const end = text.indexOf(quote, 1);
		const inner = text.slice(1, end < 0 ? undefined : end);
		return {value: quote === '`' ? `\`${inner}\`` : inner, length: end < 0 ? text.length : end + 1};
	}

	const word = /^\S*/.exec(text)?.[0] ?? '';
	return {value: word, length: word.length};
}

/** Variables that are options here. */
const same: Readonly<Record<string, string>> = {
	hostname: 'ehlo',
	envelope_from_address: 'envelope-from',
	ssl_ca_certificates_file: 'ca',
	certificate_file: 'ca',
};

const reasons: Readonly<Record<string, string>> = {
	smtp_oauth_refresh_command:
		'add auth-oauth, which gets a token itself, or make the command print a password',
	ssl_client_cert: 'add cert and key, which name the certificate and its key',
	sendmail: 'smtpscope connects to a server; --pipe COMMAND speaks SMTP with a program',
	preconnect: 'no command is run before connecting',
};

function accountFrom(
	variables: ReadonlyMap<string, Variable>,
	leftOut: LeftOut[],
	fail: (line: number, problem: string) => never,
): Account {
	const settings: Setting[] = [];
	const take = (name: string, value: string): number => settings.push({name, value});
	const url = variables.get('smtp_url');
	if (url !== undefined) {
		const {server, user, password} =
			readUrl(url.value) ?? fail(url.line, 'smtp_url is not a URL such as smtp://alice@host:587/.');
		const forced = variables.get('ssl_starttls')?.value !== 'no';
		take('server', forced ? server : server.replace(/^starttls:/, 'smtp:'));
		if (user !== '') {
			take('auth-user', user);
		}

		if (password) {
			leftOut.push({line: url.line, what: 'the password in smtp_url', why: noPassword});
		}
	}

	const from = variables.get('from')?.value;
	const realname = variables.get('realname')?.value;
	if (from !== undefined && from !== '') {
		take('from', realname && !from.includes('<') ? `${realname} <${from}>` : from);
	}

	for (const [name, {value, line}] of variables) {
		const option = same[name];
		const reason = reasons[name];
		const command = /^`([^`]+)`$/.exec(value)?.[1];
		if (name === 'smtp_pass' && command !== undefined) {
			take('auth-password-command', command);
		} else if (name === 'smtp_pass') {
			leftOut.push({line, what: name, why: noPassword});
		} else if (name === 'smtp_authenticators' && value !== '') {
			take('auth', value.toUpperCase().replaceAll(':', ','));
		} else if (reason !== undefined) {
			leftOut.push({line, what: name, why: reason});
		} else if (option !== undefined && value !== '') {
			take(option, value);
		}
	}

	return {name: 'mutt', settings, leftOut};
}

/** Null where it is not a URL of SMTP. STARTTLS is used where it is offered, which here is required. */
function readUrl(text: string): {server: string; user: string; password: boolean} | null {
	const url = URL.canParse(text) ? new URL(text) : null;
	// The parser leaves the host of a scheme that it does not know undecoded, which suits a host name.
	if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
		return null;
	}

	return {
		server: serverUrl(url.hostname, url.port, url.protocol === 'smtps:' ? 'tls' : 'starttls'),
		user: decoded(url.username),
		password: url.password !== '',
	};
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

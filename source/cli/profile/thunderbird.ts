/** Thunderbird’s `prefs.js`: `user_pref("mail.smtpserver.smtp1.hostname", "…");` and the identities that use a server. */
import {
	type Account,
	type LeftOut,
	linesOf,
	type Reader,
	type Security,
	type Setting,
	serverUrl,
} from './account.ts';

type Value = string | number | boolean;

type Pref = {readonly value: Value; readonly line: number};

export const readThunderbird: Reader = (text, fail) => {
	const prefs = new Map<string, Pref>();
	for (const {text: written, line} of linesOf(text)) {
		if (!written.startsWith('user_pref(')) {
			continue;
		}

		const [name, value] = readPref(written) ?? fail(line, 'user_pref(…) is incomplete.');
		prefs.set(name, {value, line});
	}

	const keys = new Set(
		[...prefs.keys()].flatMap(name => /^mail\.smtpserver\.([^.]+)\.hostname$/.exec(name)?.[1] ?? []),
	);
	return [...keys].filter(key => key !== 'default').map(key => accountFrom(key, prefs));
};

/** Null where the line is not a whole call with a name and a value. */
function readPref(written: string): readonly [string, Value] | null {
	const end = written.lastIndexOf(')');
	try {
		const list: unknown = JSON.parse(`[${written.slice('user_pref('.length, end)}]`);
		const [name, value]: unknown[] = Array.isArray(list) ? list : [];
		const isValue = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
		return typeof name === 'string' && isValue ? [name, value] : null;
	} catch {
		return null;
	}
}

/** nsMsgSocketType: 1 was “STARTTLS, if available”. */
const securities: Readonly<Record<string, Security>> = {
	'0': 'clear',
	'1': 'starttls',
	'2': 'starttls',
	'3': 'tls',
};

/** nsMsgAuthMethod. */
const ways: Readonly<Record<string, string>> = {'3': 'yes', '4': 'CRAM-MD5', '6': 'NTLM'};

const strangeWays: Readonly<Record<string, string>> = {
	'5': 'smtpscope cannot log in with Kerberos (GSSAPI)',
	'7': 'smtpscope uses a client certificate if cert and key name one',
	'10': 'OAuth 2 requires a client of your own: add auth-oauth and oauth-client-id',
};

function accountFrom(key: string, prefs: ReadonlyMap<string, Pref>): Account {
	const settings: Setting[] = [];
	const leftOut: LeftOut[] = [];
	const pref = (name: string): Pref | undefined => prefs.get(`mail.smtpserver.${key}.${name}`);
	const text = (name: string): string => String(pref(name)?.value ?? '');
	const security = securities[text('try_ssl') || '0'] ?? 'clear';
	settings.push({name: 'server', value: serverUrl(text('hostname'), text('port'), security)});
	if (text('username') !== '') {
		settings.push({name: 'auth-user', value: text('username')});
	}

	const method = pref('authMethod');
	const way = ways[text('authMethod')];
	const strange = strangeWays[text('authMethod')];
	if (way !== undefined) {
		settings.push({name: 'auth', value: way});
	} else if (method !== undefined && strange !== undefined) {
		leftOut.push({line: method.line, what: 'authMethod', why: strange});
	}

	if (text('hello_argument') !== '') {
		settings.push({name: 'ehlo', value: text('hello_argument')});
	}

	const from = senderOf(key, prefs);
	if (from !== null) {
		settings.push({name: 'from', value: from});
	}

	return {name: key, settings, leftOut};
}

/** The first identity that sends through the server; one that names none uses the default server. */
function senderOf(key: string, prefs: ReadonlyMap<string, Pref>): string | null {
	const usual = prefs.get('mail.smtp.defaultserver')?.value;
	for (const [name, {value}] of prefs) {
		const identity = /^mail\.identity\.([^.]+)\.useremail$/.exec(name)?.[1];
		const server = prefs.get(`mail.identity.${identity}.smtpServer`)?.value ?? usual;
		if (identity !== undefined && server === key) {
			const fullName = prefs.get(`mail.identity.${identity}.fullName`)?.value;
			return fullName ? `${fullName} <${value}>` : String(value);
		}
	}

	return null;
}

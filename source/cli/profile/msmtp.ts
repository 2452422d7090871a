/** `~/.msmtprc`: `defaults`, `account NAME [: OTHER,…]`, and a keyword with its value on each line below. */
import {
	type Account,
	type Fail,
	firstWord,
	type LeftOut,
	linesOf,
	noPassword,
	type Reader,
	type Setting,
	serverUrl,
	unquoted,
} from './account.ts';

type Entry = {readonly value: string; readonly line: number};

type Block = Map<string, Entry>;

export const readMsmtp: Reader = (text, fail) => {
	const accounts = new Map<string, Block>();
	let defaults: Block = new Map();
	let current: Block | null = null;
	for (const {text: written, line} of linesOf(text)) {
		const [keyword, rest] = firstWord(written);
		if (keyword === '' || keyword.startsWith('#')) {
			continue;
		}

		if (keyword === 'defaults') {
			defaults = new Map(defaults);
			current = defaults;
		} else if (keyword === 'account') {
			current = beginAccount(rest, line, defaults, accounts, fail);
		} else if (current === null) {
			fail(line, `“${keyword}” comes before “defaults” and before the first “account”.`);
		} else {
			current.set(keyword, {value: unquoted(rest), line});
		}
	}

	return withoutAlias([...accounts].map(([name, block]) => accountFrom(name, block)));
};

/** `account default : work` only says which account is used where none is named. */
function withoutAlias(accounts: readonly Account[]): readonly Account[] {
	const written = (account: Account): string => JSON.stringify(account.settings);
	return accounts.filter(
		account =>
			account.name !== 'default' ||
			!accounts.some(other => other !== account && written(other) === written(account)),
	);
}

function beginAccount(
	words: string,
	line: number,
	defaults: Block,
	accounts: Map<string, Block>,
	fail: Fail,
): Block {
	const colon = words.indexOf(':');
	const name = (colon < 0 ? words : words.slice(0, colon)).trim();
	const inherited = colon < 0 ? [] : words.slice(colon + 1).split(',');
	if (name === '') {
		return fail(line, 'the account has no name.');
	}

	const block: Block = new Map(defaults);
	for (const other of inherited.map(each => each.trim())) {
		const from = accounts.get(other) ?? fail(line, `there is no account “${other}” above.`);
		for (const [keyword, entry] of from) {
			block.set(keyword, entry);
		}
	}

	accounts.set(name, block);
	return block;
}

/** Keywords that are options here, with the same value. */
const same: Readonly<Record<string, string>> = {
	from: 'from',
	user: 'auth-user',
	passwordeval: 'auth-password-command',
	domain: 'ehlo',
	timeout: 'timeout',
	tls_trust_file: 'ca',
	tls_cert_file: 'cert',
	tls_key_file: 'key',
	source_ip: 'local-address',
};

/** Used together with others. */
const combined = ['host', 'port', 'tls', 'tls_starttls', 'protocol', 'proxy_host', 'proxy_port'];

const reasons: Readonly<Record<string, string>> = {
	password: noPassword,
	tls_certcheck: 'certificates are checked; add “insecure = yes” if they must not be',
	tls_fingerprint: 'a certificate is checked by its chain and name; name its CA with ca',
	logfile: '--log writes the log of one session',
};

function accountFrom(name: string, block: Block): Account {
	const settings: Setting[] = [];
	const leftOut: LeftOut[] = [];
	const take = (option: string, value: string): number => settings.push({name: option, value});
	const get = (keyword: string): string | undefined => block.get(keyword)?.value;
	const host = get('host');
	if (host !== undefined) {
		const isOn = (keyword: string, usual: boolean): boolean => {
			const value = block.get(keyword);
			return value === undefined ? usual : value.value !== 'off';
		};
		const security = isOn('tls', false) ? (isOn('tls_starttls', true) ? 'starttls' : 'tls') : 'clear';
		const url = serverUrl(host, get('port'), security);
		take('server', get('protocol') === 'lmtp' ? url.replace(/^smtp:/, 'lmtp:') : url);
	}

	const proxy = get('proxy_host');
	if (proxy !== undefined && proxy !== '') {
		take('proxy', `socks5h://${proxy}:${get('proxy_port') ?? '1080'}`);
	}

	for (const [keyword, {value, line}] of block) {
		const option = same[keyword];
		if (keyword === 'auth') {
			takeAuth(value, line, take, leftOut);
		} else if (value === 'system' && keyword === 'tls_trust_file') {
			leftOut.push({line, what: keyword, why: 'the CAs of the system are trusted anyway'});
		} else if (keyword === 'timeout' && value === 'off') {
			leftOut.push({line, what: keyword, why: 'the limits of RFC 5321 are only remarked on by default'});
		} else if (option !== undefined && value !== '') {
			take(option, value);
		} else if (!combined.includes(keyword)) {
			leftOut.push({line, what: keyword, why: reasons[keyword] ?? 'smtpscope has no option for it'});
		}
	}

	return {name, settings, leftOut};
}

function takeAuth(
	value: string,
	line: number,
	take: (option: string, value: string) => void,
	leftOut: LeftOut[],
): void {
	if (value === 'on' || value === '') {
		take('auth', 'yes');
	} else if (value !== 'off') {
		take('auth', value.toUpperCase());
	} else {
		leftOut.push({line, what: 'auth', why: 'nothing is needed if there is no login'});
	}
}

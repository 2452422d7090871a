/** The configuration that a mail domain publishes for mail programs (Thunderbird's autoconfig, version 1.1). */
import type {HttpsText} from '../../transport/https-text.ts';
import {isHostName} from './host-name.ts';
import type {Way} from './presets.ts';

export type AutoconfigWay = Way & {
	/** The user name it says to log in with, the address put in; null where it names none. */
	readonly user: string | null;
};

export type Autoconfig =
	| {readonly found: true; readonly url: string; readonly ways: readonly AutoconfigWay[]}
	/** `problem`: why there is none, a sentence; null where nothing answered there, which is the usual case. */
	| {readonly found: false; readonly problem: string | null};

/** Octets of a configuration that are read. */
export const autoconfigLimit = 64 * 1024;

/** Where mail programs look, in their order. HTTPS alone: over HTTP anybody on the way could name a server. */
export const autoconfigUrls = (domain: string): readonly string[] => [
	`https://autoconfig.${domain}/mail/config-v1.1.xml`,
	`https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
];

/** `address` whose configuration is asked for; it is not sent. */
export async function askAutoconfig(
	domain: string,
	address: string,
	get: (url: URL) => Promise<HttpsText>,
): Promise<Autoconfig> {
	const answers = await Promise.all(
		autoconfigUrls(domain).map(async url => ({url, answer: await get(new URL(url))})),
	);
	let problem: string | null = null;
	for (const {url, answer} of answers) {
		if (!answer.ok || answer.status !== 200) {
			continue;
		}

		if (answer.cut) {
			problem ??= `The answer from ${url} is longer than ${autoconfigLimit / 1024} KiB, so it was not read.`;
			continue;
		}

		const ways = await readAutoconfig(answer.text, address);
		if (ways.length > 0) {
			return {found: true, url, ways};
		}

		problem ??= `The answer from ${url} does not name a submission server.`;
	}

	return {found: false, problem};
}

/** The outgoing servers in their order; empty where the text is not such a configuration. Never rejects. */
export async function readAutoconfig(xml: string, address: string): Promise<readonly AutoconfigWay[]> {
	const {XMLParser, XMLValidator} = await import('fast-xml-parser');
	if (XMLValidator.validate(xml) !== true) {
		return [];
	}

	try {
		const parser = new XMLParser({
			ignoreAttributes: false,
			parseTagValue: false,
			processEntities: false,
			isArray: name => name === 'outgoingServer' || name === 'emailProvider',
		});
		const providers = list(field(field(parser.parse(xml), 'clientConfig'), 'emailProvider'));
		return providers
			.flatMap(provider => list(field(provider, 'outgoingServer')))
			.filter(server => field(server, '@_type') === 'smtp')
			.flatMap(server => wayOf(server, address));
	} catch {
		return [];
	}
}

const securities: Readonly<Record<string, Way['security']>> = {SSL: 'tls', STARTTLS: 'starttls'};

/** Nothing where the entry names no usable host, or asks for clear text. */
function wayOf(server: unknown, address: string): AutoconfigWay[] {
	const [host, port] = [text(field(server, 'hostname')), Number(text(field(server, 'port')))];
	const security = securities[text(field(server, 'socketType')).toUpperCase()];
	if (!isHostName(host) || !(port > 0 && port < 65_536) || !security) {
		return [];
	}

	const user = text(field(server, 'username'));
	const [local = '', domain = ''] = splitAddress(address);
	const filled = user
		.replaceAll('%EMAILADDRESS%', address)
		.replaceAll('%EMAILLOCALPART%', local)
		.replaceAll('%EMAILDOMAIN%', domain);
	// Of a domain alone no mailbox is known; a name over several lines, or with an escape sequence, is no one's.
	const isWhole = local !== '' || !/%EMAIL(?:ADDRESS|LOCALPART)%/.test(user);
	const isName = isWhole && filled !== '' && filled.length <= 320 && !/\p{C}/u.test(filled);
	return [{host, port, security, user: isName ? filled : null}];
}

function splitAddress(address: string): [string, string] {
	const at = address.lastIndexOf('@');
	return [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
}

function field(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** The options for the way to the server: `--proxy` (and ALL_PROXY), `--haproxy`, `--source-port`. */
import process from 'node:process';
import {familyOf} from '../../transport/addresses.ts';
import {isLoopback} from '../../transport/loopback.ts';
import type {ProxyHeader, ProxyServer, TransportOptions} from '../../transport/types.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {warn} from '../output/terminal.ts';
import {headerOfSwaks} from './proxy-header.ts';

/** Throws a UsageError for a proxy, a header or a port that cannot be used. */
export function wayFrom(
	values: Values,
): Pick<TransportOptions, 'proxy' | 'direct' | 'proxyHeader' | 'localPort'> {
	const written = values.get('haproxy');
	const port = values.get('source-port');
	const named = values.get('proxy');
	// swaks' option of the same name is the text of the header.
	const isHeader = named !== undefined && /^(?:TCP[46]|UNKNOWN)\b/i.test(named);
	const header =
		written === undefined ? headerOfSwaks(values, isHeader ? named : undefined) : readHeader(written);
	return {
		...proxyFrom(isHeader ? undefined : named),
		...(header !== undefined && {proxyHeader: header}),
		...(port !== undefined && {localPort: readPort(port)}),
	};
}

/** A proxy carries connections only: who set one up to be hidden must know what is not carried. */
export function warnOfDirectDns(values: Values): void {
	if (wayFrom(values).proxy) {
		warn(
			'The DNS records (MX, SRV, TXT) are looked up directly: the proxy carries connections only. --dns ADDRESS names the DNS server to ask.',
		);
	}
}

/** The option wins over the environment, and an empty one switches the environment off. */
function proxyFrom(option: string | undefined): Pick<TransportOptions, 'proxy' | 'direct'> {
	if (option !== undefined) {
		return option === '' ? {} : {proxy: readProxy(option, '--proxy')};
	}

	const {ALL_PROXY, all_proxy = ALL_PROXY, NO_PROXY, no_proxy = NO_PROXY} = process.env;
	if (!all_proxy) {
		return {};
	}

	const excepted = (no_proxy ?? '').split(',').map(name =>
		name
			.trim()
			.toLowerCase()
			.replace(/^\*?\./, ''),
	);
	return {
		proxy: readProxy(all_proxy, 'The variable ALL_PROXY'),
		direct: host =>
			isLocal(host) || excepted.some(name => name === '*' || isWithin(host.toLowerCase(), name)),
	};
}

function isLocal(host: string): boolean {
	return host === 'localhost' || (familyOf(host) !== null && isLoopback(host));
}

function isWithin(host: string, domain: string): boolean {
	return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

const kinds: Readonly<Record<string, {readonly kind: ProxyServer['kind']; readonly port: number}>> = {
	'socks:': {kind: 'socks5h', port: 1080},
	'socks4:': {kind: 'socks4', port: 1080},
	'socks4a:': {kind: 'socks4a', port: 1080},
	'socks5:': {kind: 'socks5', port: 1080},
	'socks5h:': {kind: 'socks5h', port: 1080},
	'http:': {kind: 'http', port: 8080},
};

/** `source` begins the sentence about a URL that is not one of a proxy. The URL is not repeated: it may hold a password. */
function readProxy(text: string, source: string): ProxyServer {
	const url = URL.canParse(text) ? new URL(text) : null;
	const known = url && kinds[url.protocol];
	if (!url || !known || url.hostname === '') {
		throw new UsageError(
			`${source} requires the URL of a proxy, such as socks5://127.0.0.1:1080 or http://proxy.example.org:3128.`,
		);
	}

	return {
		kind: known.kind,
		host: url.hostname.replace(/^\[|\]$/g, ''),
		// A URL parser leaves out the usual port of its scheme.
		port: url.port === '' ? (/:80(?:\/|$)/.test(text) ? 80 : known.port) : Number(url.port),
		...(url.username !== '' && {user: decodeURIComponent(url.username)}),
		...(url.password !== '' && {password: decodeURIComponent(url.password)}),
	};
}

/** `v1`, `v2`, and behind `=` the address (and port) that the header names as the client. */
function readHeader(text: string): ProxyHeader {
	const [, version, source] = /^v?([12])(?:=(.+))?$/.exec(text) ?? [];
	const end = source === undefined ? undefined : readEnd(source);
	if (version === undefined || end === null) {
		throw new UsageError(
			`--haproxy requires v1 or v2, optionally with the client’s address: v1=192.0.2.1 or v2=[2001:db8::1]:40000; “${text}” was given.`,
		);
	}

	return {version: version === '1' ? 1 : 2, ...(end && {source: end})};
}

function readEnd(text: string): {address: string; port: number} | null {
	const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^[\]]+?))(?::(\d{1,5}))?$/.exec(text) ?? [];
	const whole = familyOf(text) === null ? null : {address: text, port: 40_000};
	const address = bracketed ?? plain ?? '';
	return (
		whole ??
		(familyOf(address) === null || Number(port ?? 1) > 65_535
			? null
			: {address, port: port === undefined ? 40_000 : Number(port)})
	);
}

function readPort(text: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port < 1 || port > 65_535) {
		throw new UsageError(`--source-port requires a number from 1 to 65535; “${text}” was given.`);
	}

	return port;
}

/**
 * A kept result read back. The file may be another program's, of another version, or cut short: each line
 * is checked for what a comparison needs, and the first thing that is wrong is told by its place.
 */
import type {Capability} from '../../protocol/capabilities.ts';
import {FieldReader, objectOf} from './field-reader.ts';

/** What of a probed server is compared: what tells the server, not the moment. */
export type Kept = {
	readonly target: string;
	readonly failure: {readonly message: string} | null;
	readonly greeting: {readonly text: string} | null;
	readonly greetedWith: string | null;
	readonly starttls: string;
	readonly before: readonly Capability[] | null;
	readonly after: readonly Capability[] | null;
	readonly tls: {
		readonly protocol: string;
		readonly cipher: string;
		readonly authorized: boolean;
		readonly hostnameMatches: boolean;
		readonly certificates: readonly {readonly fingerprint256: string; readonly validTo: string}[];
		/** Missing where that could not be seen. */
		readonly ocspStapled?: boolean;
		readonly ocsp?: {readonly status: string};
	} | null;
	/** Missing where no one asked for them one by one. */
	readonly tlsVersions?: readonly KeptVersion[];
	/** Missing where no one asked for them. */
	readonly ciphers?: readonly KeptCiphers[];
	readonly dns: {readonly tlsa: KeptTlsa; readonly names: KeptRecords<string> | null} | null;
	readonly exitCode: number;
};

type KeptVersion = {readonly version: string; readonly accepted: boolean | null};

type KeptCiphers = {
	readonly version: string;
	readonly accepted: readonly {readonly name: string}[];
	readonly problem: string | null;
};

type KeptTlsa = KeptRecords<{
	readonly usage: number;
	readonly selector: number;
	readonly matching: number;
	readonly data: string;
}>;

/** The records of a name; `problem` where they could not be looked up. */
export type KeptRecords<Record> = {readonly records: readonly Record[]; readonly problem: string | null};

export type KeptDomain = {
	readonly domain: string;
	readonly mx: KeptRecords<{readonly exchange: string; readonly priority: number}>;
	readonly spf: KeptRecords<string>;
	readonly dmarc: KeptRecords<string>;
	readonly mtaSts: KeptRecords<string>;
	readonly tlsRpt: KeptRecords<string>;
};

export type Baseline = {
	readonly servers: readonly Kept[];
	readonly domains: readonly KeptDomain[];
	/** When the first server of it was probed (ISO 8601), where it says so. */
	readonly at: string | null;
};

/** Version of the form; it grows when a field changes its meaning. */
export const SCHEMA = 1;

/** The content of a file made by `--save` or `--format json`, or what is wrong with it. */
export function readKept(text: string): Baseline | {readonly problem: string} {
	const servers: Kept[] = [];
	const domains: KeptDomain[] = [];
	let at: string | null = null;
	for (const [index, line] of text.split('\n').entries()) {
		if (line.trim() === '') {
			continue;
		}

		const fields = objectOf(parse(line));
		if (!fields) {
			return {problem: `line ${index + 1} is not a JSON object; the file may be cut short`};
		}

		const {type, schema} = fields;
		if (typeof schema === 'number' && schema > SCHEMA) {
			return {problem: `line ${index + 1} was written by a newer smtpscope (schema ${schema})`};
		}

		const reader = new FieldReader(fields);
		if (type === 'probe') {
			servers.push(readServer(reader));
			at ??= typeof fields.at === 'string' ? fields.at : null;
		} else if (type === 'domain') {
			domains.push(readDomain(reader));
		} else if (type !== 'overview' && type !== 'difference') {
			return {problem: `line ${index + 1} is not the result of a probe`};
		}

		if (reader.problems[0] !== undefined) {
			return {problem: `in line ${index + 1} ${reader.problems[0]}`};
		}
	}

	return servers.length + domains.length === 0 ? {problem: 'it contains no result'} : {servers, domains, at};
}

/** A copy of what is compared, without the conversation. */
export function keep(result: Kept): Kept {
	const {target, failure, greeting, greetedWith, starttls, before, after, tls, dns, exitCode} = result;
	const {tlsVersions, ciphers} = result;
	const certificates = (tls?.certificates ?? []).map(({fingerprint256, validTo}) => ({
		fingerprint256,
		validTo,
	}));
	return {
		target,
		failure: failure && {message: failure.message},
		greeting: greeting && {text: greeting.text},
		greetedWith,
		starttls,
		before,
		after,
		tls: tls && {
			protocol: tls.protocol,
			cipher: tls.cipher,
			authorized: tls.authorized,
			hostnameMatches: tls.hostnameMatches,
			certificates,
			...(tls.ocspStapled !== undefined && {ocspStapled: tls.ocspStapled}),
			...(tls.ocsp && {ocsp: {status: tls.ocsp.status}}),
		},
		...(tlsVersions && {tlsVersions: tlsVersions.map(({version, accepted}) => ({version, accepted}))}),
		...(ciphers && {
			ciphers: ciphers.map(({version, accepted, problem}) => ({
				version,
				accepted: accepted.map(({name}) => ({name})),
				problem,
			})),
		}),
		dns,
		exitCode,
	};
}

function readServer(read: FieldReader): Kept {
	const tlsVersions = read.listOrNull('tlsVersions', found => ({
		version: found.text('version'),
		accepted: found.flagOrNull('accepted'),
	}));
	const ciphers = read.listOrNull('ciphers', list => ({
		version: list.text('version'),
		accepted: list.listOrNull('accepted', cipher => ({name: cipher.text('name')})) ?? [],
		problem: list.textOrNull('problem'),
	}));
	return {
		target: read.text('target'),
		failure: read.inside('failure', failure => ({message: failure.text('message')})),
		greeting: read.inside('greeting', greeting => ({text: greeting.text('text')})),
		greetedWith: read.textOrNull('greetedWith'),
		starttls: read.text('starttls'),
		before: read.listOrNull('before', readCapability),
		after: read.listOrNull('after', readCapability),
		tls: read.inside('tls', readTls),
		...(tlsVersions && {tlsVersions}),
		...(ciphers && {ciphers}),
		dns: read.inside('dns', dns => ({
			tlsa: records(dns, 'tlsa', record => ({
				usage: record.number('usage'),
				selector: record.number('selector'),
				matching: record.number('matching'),
				data: record.text('data'),
			})),
			names: dns.inside('names', names => ({
				records: names.texts('records'),
				problem: names.textOrNull('problem'),
			})),
		})),
		exitCode: read.number('exitCode'),
	};
}

function readTls(read: FieldReader): NonNullable<Kept['tls']> {
	const ocspStapled = read.flagOrNull('ocspStapled');
	const ocsp = read.inside('ocsp', staple => ({status: staple.text('status')}));
	return {
		protocol: read.text('protocol'),
		cipher: read.text('cipher'),
		authorized: read.flag('authorized'),
		hostnameMatches: read.flag('hostnameMatches'),
		certificates:
			read.listOrNull('certificates', certificate => ({
				fingerprint256: certificate.text('fingerprint256'),
				validTo: certificate.text('validTo'),
			})) ?? [],
		...(ocspStapled !== null && {ocspStapled}),
		...(ocsp && {ocsp}),
	};
}

function readDomain(read: FieldReader): KeptDomain {
	const texts = (name: string): KeptRecords<string> =>
		read.inside(name, found => ({records: found.texts('records'), problem: found.textOrNull('problem')})) ??
		nothing;
	return {
		domain: read.text('domain'),
		mx: records(read, 'mx', host => ({exchange: host.text('exchange'), priority: host.number('priority')})),
		spf: texts('spf'),
		dmarc: texts('dmarc'),
		mtaSts: texts('mtaSts'),
		tlsRpt: texts('tlsRpt'),
	};
}

const nothing = {records: [], problem: null} as const;

function records<Record>(
	read: FieldReader,
	name: string,
	item: (read: FieldReader) => Record,
): KeptRecords<Record> {
	return (
		read.inside(name, found => ({
			records: found.listOrNull('records', item) ?? [],
			problem: found.textOrNull('problem'),
		})) ?? nothing
	);
}

function readCapability(read: FieldReader): Capability {
	return {keyword: read.text('keyword'), parameters: read.texts('parameters')};
}

function parse(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return null;
	}
}

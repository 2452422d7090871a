/** A probe for monitoring systems: the plugins of Nagios and its kin, Prometheus, and tables. */
import {
	type Health,
	healthOf,
	type Limit,
	type Limits,
	type MeasureName,
	type Measures,
	measuresOf,
	states,
} from '../dialogs/probe/measures.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import {announcedMechanisms} from '../protocol/ehlo.ts';
import {joined, type Shown, shown, visible} from '../protocol/visible.ts';
import type {ProbeFormat} from './probe-format.ts';
import {inShort} from './probe-overview.ts';

const silent = {
	begin: (): Shown => '',
	domain: (): Shown => '',
	comparison: (): Shown => '',
	overview: (): Shown => '',
	end: (): Shown => '',
	rowsAlone: true,
} as const;

/** A line a server: state, words, and behind `|` the figures with their limits. */
export const probeNagios = (limits: Limits): ProbeFormat => ({
	...silent,
	server(result) {
		const now = Date.parse(result.at);
		const {state, reasons} = healthOf(result, limits, now);
		const short = inShort(result).value;
		const others = reasons.filter(reason => bare(reason) !== bare(short));
		// A bar would begin the figures.
		const words = [...others, short].join('; ').replaceAll('|', '/').replaceAll(/\s+/g, ' ');
		const figures = performance(measuresOf(result, now), limits);
		return shown`SMTP ${state} - ${visible(result.target)}: ${visible(words)}${visible(figures)}\n`;
	},
});

/** Two that differ only in this say the same. */
export function bare(sentence: string): string {
	return sentence.toLowerCase().replace(/\.$/, '');
}

const labels: Readonly<Record<MeasureName, readonly [label: string, unit: string, divisor: number]>> = {
	'time.total': ['time', 's', 1000],
	'time.connect': ['connect', 's', 1000],
	'time.greeting': ['greeting', 's', 1000],
	'cert.days': ['certificate_days', '', 1],
};

function performance(measures: Measures, {warn, critical}: Limits): string {
	const parts = Object.entries(labels).flatMap(([name, [label, unit, divisor]]) => {
		const value = Object.entries(measures).find(([known]) => known === name)?.[1] ?? null;
		const range = (limits: readonly Limit[]): string =>
			rangeOf(
				limits.find(({measure}) => measure === name),
				divisor,
			);
		return value === null
			? []
			: [`${label}=${Number((value / divisor).toFixed(3))}${unit};${range(warn)};${range(critical)}`];
	});
	return parts.length > 0 ? ` | ${parts.join(' ')}` : '';
}

/** The plugins' ranges: `21:` alarms below 21, `2` above 2. */
function rangeOf(limit: Limit | undefined, divisor: number): string {
	return limit === undefined ? '' : `${limit.bound / divisor}${limit.comparison === '<' ? ':' : ''}`;
}

/** Prometheus' text format, for the textfile collector of its node exporter or a push gateway. */
export const probePrometheus = (limits: Limits): ProbeFormat => ({
	...silent,
	begin: () => lines(metrics.flatMap(([name, help]) => [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`])),
	server(result) {
		const now = Date.parse(result.at);
		const {state} = healthOf(result, limits, now);
		return lines(samplesOf(result, state, now));
	},
});

const metrics: readonly (readonly [name: string, help: string])[] = [
	['smtpscope_probe_success', '1 if the server answered as it should'],
	['smtpscope_probe_state', '0 OK, 1 warning, 2 critical, 3 unknown, by the limits given'],
	['smtpscope_probe_duration_seconds', 'time of each step'],
	['smtpscope_probe_timestamp_seconds', 'when the server was probed'],
	['smtpscope_tls_info', 'protocol and cipher of TLS'],
	['smtpscope_certificate_trusted', '1 if the chain is trusted'],
	['smtpscope_certificate_matches', '1 if the certificate is for the name'],
	['smtpscope_certificate_expiry_timestamp_seconds', 'when the certificate ends'],
];

function samplesOf(result: ProbeResult, state: Health['state'], now: number): string[] {
	const {target, exitCode, timings, tls} = result;
	const sample = (name: string, value: number, labels: Readonly<Record<string, string>> = {}): string => {
		const pairs = Object.entries({target, ...labels}).map(([label, text]) => `${label}="${quoted(text)}"`);
		return `smtpscope_${name}{${pairs.join(',')}} ${value}`;
	};
	const [certificate] = tls?.certificates ?? [];
	return [
		sample('probe_success', exitCode === 0 ? 1 : 0),
		sample('probe_state', states.indexOf(state)),
		...timings.map(({step, elapsed}) =>
			sample('probe_duration_seconds', Number((elapsed / 1000).toFixed(6)), {step}),
		),
		sample('probe_timestamp_seconds', Math.floor(now / 1000)),
		...(tls
			? [
					sample('tls_info', 1, {protocol: tls.protocol, cipher: tls.cipher}),
					sample('certificate_trusted', tls.authorized ? 1 : 0),
					sample('certificate_matches', tls.hostnameMatches ? 1 : 0),
				]
			: []),
		...(certificate
			? [sample('certificate_expiry_timestamp_seconds', Math.floor(Date.parse(certificate.validTo) / 1000))]
			: []),
	];
}

function quoted(text: string): string {
	return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

function lines(texts: readonly string[]): Shown {
	return joined(texts.map(text => shown`${visible(text)}\n`));
}

/** RFC 4180: a row of names, then a row a server. */
export const probeCsv = (limits: Limits): ProbeFormat => ({
	...silent,
	begin: () => row(columns.map(([name]) => name)),
	server(result) {
		const now = Date.parse(result.at);
		const health = healthOf(result, limits, now);
		const facts = {result, health, measures: measuresOf(result, now)};
		return row(columns.map(([, value]) => value(facts)));
	},
});

type Facts = {readonly result: ProbeResult; readonly health: Health; readonly measures: Measures};

const number = (value: number | null): string => (value === null ? '' : String(Math.round(value)));

const columns: readonly (readonly [name: string, value: (facts: Facts) => string])[] = [
	['target', ({result}) => result.target],
	['at', ({result}) => result.at],
	['state', ({health}) => health.state],
	['exit_code', ({result}) => String(result.exitCode)],
	['in_short', ({result}) => inShort(result).value],
	['reasons', ({health}) => health.reasons.join('; ')],
	['address', ({result}) => result.address ?? ''],
	['starttls', ({result}) => result.starttls],
	['tls', ({result}) => result.tls?.protocol ?? ''],
	['cipher', ({result}) => result.tls?.cipher ?? ''],
	['certificate_trusted', ({result}) => (result.tls ? String(result.tls.authorized) : '')],
	['certificate_matches', ({result}) => (result.tls ? String(result.tls.hostnameMatches) : '')],
	['certificate_days', ({measures}) => number(measures['cert.days'])],
	[
		'auth',
		({result: {after, before}}) =>
			announcedMechanisms({domain: '', greeting: '', keywords: after ?? before ?? []}).join(' '),
	],
	['connect_ms', ({measures}) => number(measures['time.connect'])],
	['greeting_ms', ({measures}) => number(measures['time.greeting'])],
	['total_ms', ({measures}) => number(measures['time.total'])],
];

/** A text that a spreadsheet would read as a formula is set off by an apostrophe. */
function row(values: readonly string[]): Shown {
	const cells = values.map(value => {
		const harmless = /^[=+@\t-](?!\d)/.test(value) ? `'${value}` : value;
		return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
	});
	return shown`${visible(cells.join(','))}\r\n`;
}

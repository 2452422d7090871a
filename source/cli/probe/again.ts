/** `probe --watch` and `--count`: servers probed many times, a line each time or percentiles at the end. */
import {setTimeout as sleep} from 'node:timers/promises';
import {EXIT} from '../../dialogs/outcome.ts';
import {healthOf, measuresOf, percentilesOf} from '../../dialogs/probe/measures.ts';
import {inPool} from '../../dialogs/probe/pool.ts';
import type {ProbeResult} from '../../dialogs/probe/result.ts';
import {type Shown, shown, visible} from '../../protocol/visible.ts';
import {probeFormat} from '../../reports/probe.ts';
import {bare} from '../../reports/probe-monitoring.ts';
import {inShort} from '../../reports/probe-overview.ts';
import type {Values} from '../arguments/option.ts';
import {print, wantsColor} from '../output/terminal.ts';
import type {ProbeSettings} from './options.ts';
import {type Planned, plannedName} from './targets.ts';

type Prober = (planned: Planned) => Promise<ProbeResult>;

/** Resolves with the exit code: the worst of what was seen; after Ctrl+C in `--watch` too. */
export async function probeAgain(
	planned: readonly Planned[],
	probeOne: Prober,
	settings: ProbeSettings,
	values: Values,
	signal: AbortSignal,
): Promise<number> {
	return settings.repeat.kind === 'count'
		? await count(planned, probeOne, settings, settings.repeat.count, signal)
		: await watch(planned, probeOne, settings, values, signal);
}

async function watch(
	planned: readonly Planned[],
	probeOne: Prober,
	settings: ProbeSettings,
	values: Values,
	signal: AbortSignal,
): Promise<number> {
	const {kind, concurrency, limits, repeat} = settings;
	const interval = repeat.kind === 'watch' ? repeat.interval : 0;
	const form = probeFormat(kind, {color: wantsColor(values), columns: 120}, limits);
	let worst = 0;
	print(kind === 'text' ? '' : form.begin());
	while (!signal.aborted) {
		const began = performance.now();
		for await (const result of inPool(planned, concurrency, probeOne, signal)) {
			if (!result.interrupted) {
				worst = Math.max(worst, result.exitCode);
				print(kind === 'text' ? roundLine(result, settings) : form.server(result));
			}
		}

		// Ctrl+C ends the wait.
		await sleep(Math.max(interval - (performance.now() - began), 0), undefined, {signal}).catch(() => {});
	}

	print(kind === 'text' ? '' : form.end());
	return worst;
}

function roundLine(result: ProbeResult, {limits}: ProbeSettings): Shown {
	const now = Date.parse(result.at);
	const {state, reasons} = healthOf(result, limits, now);
	const total = measuresOf(result, now)['time.total'];
	const short = inShort(result).value;
	const others = reasons.filter(reason => bare(reason) !== bare(short));
	const words = [...others.map(reason => reason.replace(/\.$/, '')), short].join('; ');
	const time = total === null ? '' : `${Math.round(total)} ms`;
	return shown`${visible(result.at)}  ${visible(state.padEnd(8))}  ${visible(result.target)}  ${visible(time)}  ${visible(words)}\n`;
}

async function count(
	planned: readonly Planned[],
	probeOne: Prober,
	{concurrency}: ProbeSettings,
	times: number,
	signal: AbortSignal,
): Promise<number> {
	let worst = 0;
	for (const one of planned) {
		const results: ProbeResult[] = [];
		const rounds = Array.from({length: times}, () => one);
		for await (const result of inPool(rounds, concurrency, probeOne, signal)) {
			// Only the figures are kept: the conversations of a thousand probes would fill the memory.
			results.push({...result, entries: [], findings: []});
			worst = Math.max(worst, result.interrupted ? EXIT.interrupted : result.exitCode);
		}

		print(summary(plannedName(one), results));
	}

	return signal.aborted ? EXIT.interrupted : worst;
}

const measured = ['time.connect', 'time.greeting', 'time.total'] as const;

function summary(name: string, results: readonly ProbeResult[]): Shown {
	const finished = results.filter(({interrupted}) => !interrupted);
	const good = finished.filter(({exitCode}) => exitCode === 0);
	const rows = measured.flatMap(measure => {
		const values = good.flatMap(result => measuresOf(result, Date.parse(result.at))[measure] ?? []);
		const found = percentilesOf(values);
		const cells = found ? [found.p50, found.p90, found.p99, found.max] : [];
		return found
			? [`  ${measure.padEnd(14)}${cells.map(value => `${Math.round(value)} ms`.padStart(10)).join('')}`]
			: [];
	});
	const failures = Map.groupBy(
		finished.filter(({exitCode}) => exitCode !== 0),
		result => inShort(result).value,
	);
	const lines = [
		`${name}: ${good.length} of ${finished.length} probes succeeded`,
		...(rows.length > 0
			? [
					`  ${''.padEnd(14)}${['half in', '90 % in', '99 % in', 'slowest'].map(head => head.padStart(10)).join('')}`,
				]
			: []),
		...rows,
		...[...failures].map(([words, those]) => `  ${those.length} failed: ${words}`),
	];
	return lines.reduce<Shown>((text, line) => shown`${text}${visible(line)}\n`, '');
}

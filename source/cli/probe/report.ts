/** Writes a probe's report as it comes, keeps it where asked, and remembers of each server what the end needs. */
import {once} from 'node:events';
import process from 'node:process';
import {EXIT} from '../../dialogs/outcome.ts';
import {compareWithBaseline} from '../../dialogs/probe/compare.ts';
import {type DomainFacts, mailHosts} from '../../dialogs/probe/domain.ts';
import {type Kept, type KeptDomain, keep} from '../../dialogs/probe/kept.ts';
import {healthOf, type Limits, states} from '../../dialogs/probe/measures.ts';
import type {ProbeResult} from '../../dialogs/probe/result.ts';
import {unusable} from '../../dialogs/probe/summary.ts';
import {type Shown, visible} from '../../protocol/visible.ts';
import {type Left, type ProbeFormatName, probeFormat} from '../../reports/probe.ts';
import {probeJson} from '../../reports/probe-json.ts';
import type {Line} from '../../reports/probe-lines.ts';
import {domainOverview, overviewLine} from '../../reports/probe-overview.ts';
import type {Values} from '../arguments/option.ts';
import {exitCodeWith, type OutputFile, openOutput} from '../output/output-file.ts';
import {createStatusLine} from '../output/status-line.ts';
import {wantsColor, warn} from '../output/terminal.ts';
import type {NamedBaseline} from './baseline.ts';

export type ProbeReport = {
	domain(facts: DomainFacts): Promise<void>;
	/** How many servers will come. */
	expect(count: number): void;
	/** What goes on at the moment, for a person who waits. */
	busy(text: string): void;
	/** `place`: where it stands in the list. */
	server(result: ProbeResult, place: number): Promise<void>;
	/** The end of the report; resolves with the exit code. */
	finish(left: Left): Promise<number>;
	close(): Promise<void>;
};

export async function createProbeReport(
	kind: ProbeFormatName,
	values: Values,
	baseline: NamedBaseline | null,
	limits: Limits,
): Promise<ProbeReport> {
	const columns = Math.min(Math.max(process.stdout.columns ?? 80, 40), 120);
	const form = probeFormat(kind, {color: wantsColor(values), columns}, limits);
	const report = new WrittenReport({kind, form, limits, baseline, file: saveFile(values)});
	await report.begin();
	return report;
}

type ReportPlan = {
	readonly kind: ProbeFormatName;
	readonly form: ReturnType<typeof probeFormat>;
	readonly limits: Limits;
	/** What it is compared with at the end. */
	readonly baseline: NamedBaseline | null;
	/** Where the report is kept as JSON. */
	readonly file: OutputFile | null;
};

class WrittenReport implements ProbeReport {
	readonly #plan: ReportPlan;
	readonly #progress = createProgress();
	/** What the baseline is compared with. */
	readonly #now: {servers: Kept[]; domains: KeptDomain[]} = {servers: [], domains: []};
	readonly #domains: Line[] = [];
	readonly #servers: {readonly place: number; readonly line: Line}[] = [];
	#expected = 0;
	#done = 0;
	#worst: number = EXIT.done;
	/** By the convention of monitoring plugins. */
	#state = 0;

	constructor(plan: ReportPlan) {
		this.#plan = plan;
	}

	async begin(): Promise<void> {
		await this.#write(this.#plan.form.begin());
	}

	async domain(facts: DomainFacts): Promise<void> {
		const {form, file, baseline} = this.#plan;
		await this.#write(form.domain(facts));
		file?.write(probeJson.domain(facts));
		const leadsNowhere = domainOverview(facts);
		this.#domains.push(...leadsNowhere);
		for (const {label, value} of leadsNowhere) {
			await this.#rowFor({...unusable(label, value, Date.now()), exitCode: EXIT.connect});
		}

		this.#worst = Math.max(this.#worst, mailHosts(facts).length > 0 ? EXIT.done : EXIT.connect);
		if (baseline) {
			this.#now.domains.push(facts);
		}
	}

	expect(count: number): void {
		this.#expected = count;
		this.#progress.show(0, count, '');
	}

	busy(text: string): void {
		this.#progress.tell(text);
	}

	async server(result: ProbeResult, place: number): Promise<void> {
		const {form, file, baseline} = this.#plan;
		await this.#write(form.server(result));
		file?.write(probeJson.server(result));
		this.#servers.push({place, line: overviewLine(result)});
		this.#worst = Math.max(this.#worst, result.exitCode);
		this.#judge(result);
		if (baseline && !result.interrupted) {
			this.#now.servers.push(keep(result));
		}

		this.#progress.show(++this.#done, this.#expected, result.target);
	}

	async finish(left: Left): Promise<number> {
		const {kind, form, file, baseline} = this.#plan;
		const none = [
			...left.domains.map(name => unusable(name, 'The domain was not looked up.', Date.now())),
			...left.servers.map(name => unusable(name, 'The server was not probed.', Date.now())),
		];
		for (const result of none) {
			await this.#rowFor({...result, interrupted: true, exitCode: EXIT.interrupted});
		}

		const differences = baseline ? compareWithBaseline(baseline, this.#now) : [];
		const inOrder = this.#servers.toSorted((a, b) => a.place - b.place).map(({line}) => line);
		const rows = [...this.#domains, ...inOrder];
		if (rows.length > 1 || none.length > 0 || kind === 'json') {
			await this.#write(form.overview(rows, left));
		}

		if (baseline) {
			await this.#write(form.comparison({with: baseline.name, differences}));
		}

		await this.#write(form.end());
		const code = differences.length > 0 ? EXIT.baseline : this.#worst;
		return kind === 'nagios' ? this.#state : exitCodeWith(code, [file]);
	}

	async close(): Promise<void> {
		this.#progress.clear();
		this.#plan.file?.close();
	}

	/** For what was not probed, where only rows tell of it. */
	async #rowFor(result: ProbeResult): Promise<void> {
		const {form} = this.#plan;
		if (form.rowsAlone) {
			await this.#write(form.server(result));
			this.#judge(result);
		}
	}

	#judge(result: ProbeResult): void {
		const {state} = healthOf(result, this.#plan.limits, Date.parse(result.at));
		this.#state = Math.max(this.#state, states.indexOf(state));
	}

	/** Waits for a slow reader: what it has not read would fill the memory. */
	async #write(text: Shown): Promise<void> {
		this.#progress.clear();
		if (text !== '' && !process.stdout.write(text)) {
			await once(process.stdout, 'drain');
		}
	}
}

/** Opened before anything is probed: an hour's work must not end at a name that is taken. */
function saveFile(values: Values): OutputFile | null {
	const file = values.get('save');
	return file === undefined ? null : openOutput(file, {option: 'save', way: 'new', onProblem: warn});
}

/** How many servers have been probed, and what is being done meanwhile. */
function createProgress() {
	const line = createStatusLine({interval: 0});
	return {
		show(done: number, all: number, last: string): void {
			if (all > 1 && done < all) {
				const name = last === '' ? '' : `, ${last.slice(0, 40)}`;
				line.show(visible(`${done} of ${all} probed${name} …`));
			}
		},
		tell(text: string): void {
			line.show(visible(`${text} …`));
		},
		clear: line.clear,
	};
}

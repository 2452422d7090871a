/** What changed since a kept result, as lines; what protection was lost comes first. */
import type {Difference} from '../dialogs/probe/compare.ts';
import type {Line, Section} from './probe-lines.ts';

export type Comparison = {
	/** What it was compared with, such as `today.json of 2026-11-21 09:00`. */
	readonly with: string;
	readonly differences: readonly Difference[];
};

export function comparisonSection({with: name, differences}: Comparison): Section {
	const title = `Compared with ${name}`;
	if (differences.length === 0) {
		return {title, lines: [{label: '', value: 'Nothing has changed.', mark: 'good'}], sentences: true};
	}

	const inOrder = [...differences].sort((a, b) => Number(b.alarm) - Number(a.alarm));
	return {title, lines: inOrder.map(differenceLine), sentences: true};
}

function differenceLine({target, what, before, now, alarm}: Difference): Line {
	return {
		label: '',
		value: `${alarm ? 'ALARM ' : ''}${target}: ${what} was “${before}”, is now “${now}”.`,
		mark: alarm ? 'bad' : 'odd',
		...(alarm && {todo: todoFor(what)}),
	};
}

function todoFor(what: string): string {
	if (what.startsWith('STARTTLS') || what === 'TLS') {
		return 'Mail and passwords would cross the network in clear text. The server was changed, or a firewall or proxy in between hides STARTTLS: ask before you send.';
	}

	return what.startsWith('AUTH')
		? 'No one can log in any longer. Ask whether the server was changed on purpose.'
		: 'Find out whether this was done on purpose.';
}

/** What every form of a probe's report does. */
import type {DomainFacts} from '../dialogs/probe/domain.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import type {Shown} from '../protocol/visible.ts';
import type {Comparison} from './probe-comparison.ts';
import type {Line} from './probe-lines.ts';

export type ProbeFormat = {
	begin(): Shown;
	domain(facts: DomainFacts): Shown;
	server(result: ProbeResult): Shown;
	comparison(comparison: Comparison): Shown;
	/** All servers in a line each, in the order of the list. */
	overview(lines: readonly Line[], left: Left): Shown;
	end(): Shown;
	/** It has rows of servers alone, so that what leads to no server needs such a row to be seen. */
	readonly rowsAlone?: true;
};

/** What was not begun when the user stopped it. */
export type Left = {
	/** Mail domains whose DNS no one asked, so that their hosts are not known. */
	readonly domains: readonly string[];
	readonly servers: readonly string[];
};

/** What is known of a session beyond its entries, gathered as it grows: outside of drawing, and each entry once. */
import type {Explanation} from '../decode/explanation.ts';
import {explainWith} from '../diagnosis/explain-with.ts';
import type {Finding} from '../diagnosis/finding.ts';
import type {Entry} from '../session/entry.ts';
import {createFiltered} from './conversation/filter.ts';
import {createTimeline} from './conversation/timeline.ts';
import {createFindingsFeed} from './findings-feed.ts';
import type {Inspected} from './inspected.ts';
import {createSessionFacts} from './session-facts.ts';
import type {Screen} from './step.ts';
import {createFrames} from './store.ts';

export type Knowledge = ReturnType<typeof knowledgeOf>;

export function knowledgeOf(session: Inspected) {
	const frames = createFrames();
	const facts = createSessionFacts();
	const timeline = createTimeline();
	const feed = createFindingsFeed(() => session.entries, frames.changed);
	let byteAt = session.state.lastByteAt;
	let lastByteAt = performance.now();
	const update = (): void => {
		facts.update(session.entries);
		timeline.update(session.entries);
		feed.more();
	};

	update();
	const stop = session.subscribe(() => {
		if (session.state.lastByteAt !== byteAt) {
			byteAt = session.state.lastByteAt;
			lastByteAt = performance.now();
		}

		update();
		frames.changed();
	});
	return {
		session,
		frames,
		facts,
		timeline,
		feed,
		filtered: createFiltered(id => feed.found().numbersAt(id).length > 0),
		lastByteAt: () => lastByteAt,
		startedAt: session.startedAt ?? null,
		stop,
	};
}

/** An entry in words, made once for what is known of it. */
export function explainer({feed, facts}: Knowledge, screen: Screen): (entry: Entry) => Explanation {
	const explanations = new WeakMap<
		Entry,
		{readonly findings: readonly Finding[]; readonly words: Explanation}
	>();
	return entry => {
		const findings = feed.found().findingsAt(entry.id);
		// What a server repeated of a secret is shown with it.
		if (screen.get().reveal) {
			return explainWith(findings, entry);
		}

		// The rules come later than the first frame, and may say more of an entry than its code.
		const before = explanations.get(entry);
		if (before?.findings.length === findings.length) {
			return before.words;
		}

		const words = explainWith(findings, entry.type === 'sent' ? entry : facts.clean(entry));
		explanations.set(entry, {findings, words});
		return words;
	};
}

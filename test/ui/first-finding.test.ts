import {expect, test} from 'vitest';
import type {Finding} from '../../source/diagnosis/finding.ts';
import {diagnoseSession} from '../../source/message/session-findings.ts';
import type {Entry} from '../../source/session/entry.ts';
import {standAtFirstFinding} from '../../source/ui/first-finding.ts';
import {createFrames} from '../../source/ui/store.ts';
import {swaksLog} from '../support/long-recording.ts';
import {recordedFrom} from '../support/recorded.ts';
import {screenOn} from '../support/screen.ts';

function opened(messages: number) {
	const session = recordedFrom(swaksLog(messages));
	const {screen} = screenOn(session);
	const all = diagnoseSession(session.entries);
	let findings: readonly Finding[] = [];
	const frames = createFrames();
	const judged = Promise.withResolvers<void>();
	const over = standAtFirstFinding(
		{
			screen,
			frames,
			shown: () => session.entries,
			found: () => ({
				findings,
				judged: 0,
				numbersAt: () => [],
				blamedAt: () => [],
				findingsAt: () => [],
			}),
		},
		judged.promise,
	);
	return {
		screen,
		all,
		find: async (found: readonly Finding[]) => {
			findings = found;
			const drawn = new Promise<void>(resolve => {
				frames.subscribe(resolve);
			});
			frames.changed();
			await drawn;
		},
		finish: async () => {
			judged.resolve();
			await over;
		},
		selected: (): Entry | undefined => session.entries.find(({id}) => id === screen.get().selectedId),
	};
}

test('a long recording shows its beginning, then its first error as soon as that is found', async () => {
	const recording = opened(400);
	expect(recording.selected()?.id).toBe(1);
	await recording.find(recording.all.filter(({level}) => level !== 'error'));
	expect(recording.selected()?.id).toBe(1);
	await recording.find(recording.all);
	expect(recording.selected()).toMatchObject({type: 'reply', code: 550});
	const first = recording.selected();
	await recording.finish();
	expect(recording.selected()).toBe(first);
});

test('who has moved meanwhile is left there', async () => {
	const recording = opened(400);
	recording.screen.dispatch({type: 'navigated', at: {selectedId: 7}});
	await recording.find(recording.all);
	await recording.finish();
	expect(recording.selected()?.id).toBe(7);
});

test('without an error it stands at the first remark, and without that where it was', async () => {
	const noted = opened(10);
	const notes = noted.all.filter(({level}) => level !== 'error');
	expect(notes.length).toBeGreaterThan(0);
	await noted.find(notes);
	expect(noted.screen.get().selectedId).toBeNull();
	await noted.finish();
	expect(noted.selected()?.id).toBe(notes[0]?.evidence[0]?.entryId);
	const silent = opened(10);
	await silent.finish();
	expect(silent.screen.get().selectedId).toBeNull();
});

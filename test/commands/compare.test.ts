import {expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {summarise} from '../../source/dialogs/probe/summary.ts';
import type {Target} from '../../source/session/target.ts';
import {commandContext} from '../../source/ui/command-context.ts';
import {createInspector} from '../../source/ui/inspector.ts';
import {fakeSession} from '../support/fake-session.ts';
import {entriesOf} from '../support/play.ts';

const conversation = `
	S: 220 mail.example.org ESMTP
	C: EHLO me.example
	S: 250 mail.example.org
`;

/** The other server never answers; the probe ends when it is told to. */
function comparing() {
	const asked: Target[] = [];
	const signals: AbortSignal[] = [];
	const session = fakeSession(conversation);
	const {controller, screen} = createInspector({
		session,
		commands,
		columns: 80,
		rows: 24,
		context: (store, asking, copy) =>
			commandContext({
				session,
				screen: store,
				asking,
				copy,
				quit() {},
				async probe(target, signal) {
					asked.push(target);
					signals.push(signal);
					if (target.host === 'silent.example') {
						await new Promise(resolve => signal.addEventListener('abort', resolve));
					}

					return summarise(target, entriesOf(conversation), 0);
				},
			}),
		copy() {},
		quit() {},
		repaint() {},
		suspend() {},
	});
	return {asked, signals, session, controller, screen, notice: () => screen.get().notice?.text};
}

const turn = () => new Promise(resolve => setImmediate(resolve));

test.each(['escape', 'ctrl+c'])('%s stops it and says so; the session stays', async name => {
	const {asked, signals, session, controller, screen, notice} = comparing();
	controller.run('compare silent.example');
	await turn();
	expect(asked.map(({host}) => host)).toEqual(['mail.example.org', 'silent.example']);
	expect(notice()).toBe('mail.example.org:587 is done; still waiting for silent.example:587.');
	controller.press({type: 'key', name});
	await turn();
	expect(signals.map(({aborted}) => aborted)).toEqual([true, true]);
	expect(screen.get()).toMatchObject({overlay: null, leaving: false});
	expect(notice()).toBe('Stopped comparing. The session is not affected.');
	expect(session.state.phase.name).toBe('command');
});

test('what differs appears when both are done', async () => {
	const {controller, screen, notice} = comparing();
	controller.run('compare other.example');
	await turn();
	expect(screen.get().overlay).toMatchObject({type: 'reading', title: 'Compare'});
	expect(notice()).toBeUndefined();
	controller.press({type: 'key', name: 'escape'});
	await turn();
	expect(notice()).toBeUndefined();
});

import {expect, test} from 'vitest';
import {createMessageWatch} from '../../../source/ui/prompt/message-watch.ts';
import {messageSession} from '../../support/message-session.ts';

const rules = (remarks: readonly {readonly id: string}[]) => remarks.map(({id}) => id);

test('the line is judged by the header before it', () => {
	const watch = createMessageWatch(() => 0);
	const {state, happen} = (() => {
		const session = messageSession('From: a@example.org\r\n', {ended: false});
		return {state: () => session.state.message, happen: session.happen};
	})();
	expect(rules(watch.judge('Date: soon', null))).toEqual(['message/bad-date']);
	expect(rules(watch.judge('From: b@example.org', state()))).toEqual(['message/duplicate-field']);
	expect(rules(watch.judge('', state()))).toContain('message/no-date');
	const bytes = Buffer.from('Subject: x\r\n\r\n');
	happen({type: 'content', at: 9500, bytes, octets: bytes.length, lines: 2});
	expect(rules(watch.judge('Date: soon', state()))).toEqual([]);
	expect(rules(watch.judge('x'.repeat(999), state()))).toEqual(['message/line-too-long']);
});

test('looking at a line changes nothing', () => {
	const watch = createMessageWatch(() => 0);
	expect(rules(watch.judge('no field', null))).toEqual(['message/no-blank-line']);
	expect(rules(watch.judge('no field', null))).toEqual(['message/no-blank-line']);
});

import {expect, test} from 'vitest';
import {type Examined, examineSent} from '../../../source/message/examine.ts';
import {createMessageReader} from '../../../source/ui/panes/message-reader.ts';
import {type FakeSession, fakeSession} from '../../support/fake-session.ts';
import {messageSession} from '../../support/message-session.ts';

type Asked = {
	readonly octets: number;
	readonly at: number | null;
	done(): Promise<void>;
	fail(): void;
};

/** A reader whose readings end when the test says so. */
function reading(now: number | null = 5) {
	const asked: Asked[] = [];
	let changes = 0;
	const reader = createMessageReader(
		() => now,
		() => changes++,
		(sent, at) =>
			new Promise<Examined>((resolve, reject) => {
				asked.push({
					octets: sent.octets,
					at,
					done: async () => resolve(await examineSent(sent, at)),
					fail: () => reject(new Error('it cannot be read')),
				});
			}),
	);
	const settle = () => new Promise(resolve => setImmediate(resolve));
	return {
		asked,
		changes: () => changes,
		settle,
		read: ({entries}: FakeSession) => reader.read(entries, null),
	};
}

const content = (session: FakeSession, text: string): void => {
	const bytes = new Uint8Array(Buffer.from(text));
	session.happen({type: 'content', at: 145, bytes, octets: bytes.length, lines: 1});
};

test('where there is no message there is nothing to read', () => {
	const {asked, read} = reading();
	expect(read(fakeSession('S: 220 hi'))).toBeNull();
	expect(asked).toEqual([]);
});

test('a message is read once, and told when it was', async () => {
	const {asked, changes, settle, read} = reading(null);
	const session = messageSession('Subject: x\r\n\r\nx\r\n');
	expect(read(session)).toMatchObject({examined: null, sent: {octets: 17}});
	expect(read(session)).toMatchObject({examined: null});
	expect(asked).toMatchObject([{octets: 17, at: null}]);
	await asked[0]?.done();
	await settle();
	expect(changes()).toBe(1);
	expect(read(session)?.examined?.message.root.fields).toHaveLength(1);
	expect(asked).toHaveLength(1);
});

test('what grew meanwhile is read again afterwards, and shown as it was until then', async () => {
	const {asked, settle, read} = reading();
	const session = messageSession('Subject: x\r\n', {ended: false});
	read(session);
	content(session, 'To: y\r\n');
	read(session);
	expect(asked).toMatchObject([{octets: 12, at: 5}]);
	await asked[0]?.done();
	await settle();
	expect(read(session)).toMatchObject({sent: {octets: 19}});
	expect(asked).toMatchObject([{octets: 12}, {octets: 19}]);
	expect(read(session)?.examined?.message.root.fields).toHaveLength(1);
	await asked[1]?.done();
	await settle();
	expect(read(session)?.examined?.message.root.fields).toHaveLength(2);
});

test('one that cannot be read is not tried again until it is another', async () => {
	const {asked, changes, settle, read} = reading();
	const session = messageSession('Subject: x\r\n', {ended: false});
	read(session);
	asked[0]?.fail();
	await settle();
	expect(changes()).toBe(1);
	expect(read(session)).toMatchObject({examined: null});
	expect(asked).toHaveLength(1);
	content(session, 'To: y\r\n');
	read(session);
	expect(asked).toHaveLength(2);
});

test.each([
	[256 * 1024, 1],
	[256 * 1024 + 1, 0],
])('of %i octets that still grow, %i readings', (size, readings) => {
	const {asked, read} = reading();
	const session = messageSession(`${'x'.repeat(size - 2)}\r\n`, {ended: false});
	read(session);
	expect(asked).toHaveLength(readings);
	session.happen({type: 'sent', at: 150, bytes: new Uint8Array([0x2e]), ending: 'CRLF'});
	read(session);
	expect(asked).toHaveLength(1);
});

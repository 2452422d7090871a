import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {runLine} from '../../source/commands/run-line.ts';
import {messageSession} from '../support/message-session.ts';
import {screenOn} from '../support/screen.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-attachment-'));
afterAll(() => rmSync(folder, {recursive: true}));

const part = (name: string, base64: string) =>
	`--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
	`Content-Transfer-Encoding: base64\r\n\r\n${base64}\r\n`;
const content = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n${part('../../etc/passwd', 'AAEC/w==')}${part('two.bin', 'QUI=!')}--b--\r\n`;

function run(line: string, message = content) {
	const {screen, context} = screenOn(messageSession(message));
	return runLine(line, commands, context).then(result => ({result, screen: screen.get()}));
}

test('a file is saved under a safe name, for its owner alone', async () => {
	const {result} = await run(`attachment 1 ${folder}`);
	const path = join(folder, 'passwd');
	expect(result).toEqual({said: `Saved ${path}, 4 bytes.`});
	expect([...readFileSync(path)]).toEqual([0, 1, 2, 255]);
	expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('under a name of one’s own; damage is told', async () => {
	const path = join(folder, 'own name.bin');
	expect((await run(`attachment 2 ${path}`)).result).toEqual({
		said: `Saved ${path}, 2 bytes. Its encoding is broken, so it may be damaged.`,
	});
});

test('nothing is overwritten', async () => {
	const path = join(folder, 'taken');
	writeFileSync(path, 'mine');
	expect((await run(`attachment 1 ${path}`)).result).toEqual({
		problem: `${path} already exists and was not changed. Choose another name.`,
	});
	expect(readFileSync(path, 'utf8')).toBe('mine');
});

test.each([
	['attachment', content, 'Say which: 1 ../../etc/passwd, 2 two.bin.'],
	['attachment 3', content, 'Say which: 1 ../../etc/passwd, 2 two.bin.'],
	['attachment 1', 'Subject: x\r\n\r\nx\r\n', 'The message has no attachment.'],
	['attachment 1 /nowhere/at/all', content, '/nowhere/at/all cannot be written: its folder does not exist.'],
	['part 7', content, 'The message has no part 7. It has 1, 2, 3.'],
	['part 1', 'Subject: x\r\n\r\nx\r\n', 'The message has one part only.'],
])('%s', async (line, message, problem) => {
	expect((await run(line, message)).result).toEqual({problem});
});

test('/part turns to the view and to the part', async () => {
	expect((await run('part 2')).screen).toMatchObject({
		view: 'message',
		messagePart: {path: '2', source: false},
	});
	expect((await run('part 2 source')).screen.messagePart).toEqual({path: '2', source: true});
	expect((await run('part source')).screen.messagePart).toEqual({path: null, source: true});
	expect((await run('part')).screen.messagePart).toEqual({path: null, source: false});
});

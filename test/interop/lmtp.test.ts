/** `send` over LMTP to Dovecot: one verdict for each recipient, by DATA and by BDAT. */
import {join} from 'node:path';
import {describe, expect} from 'vitest';
import {type Ran, run} from '../cli/capture.ts';
import {interop, mailServers} from './servers/index.ts';

function send(subject: string, ...argv: readonly string[]): Promise<Ran> {
	const server = `lmtp://127.0.0.1:${mailServers().ports.lmtp}`;
	return run('send', server, '--from', 'alice@example.test', '--subject', subject, ...argv);
}

async function subjects(address: string): Promise<readonly string[]> {
	const all = await mailServers().lmtpMail(address);
	return all.map(text => /^Subject: (.*)$/m.exec(text)?.[1] ?? '');
}

const [bob, carol, full, nobody] = ['bob', 'carol', 'full', 'nobody'].map(name => `${name}@example.test`);
const long = 'word '.repeat(1000);

describe.each([
	['DATA', []],
	['BDAT', ['--chunk-size', '3000']],
])('%s', (verb, chunks) => {
	interop('everyone takes it', async () => {
		const subject = `${verb} for two`;
		const {code, out} = await send(subject, '--to', `${bob},${carol}`, ...chunks);
		expect(code).toBe(0);
		expect(out).toContain('The server accepted the message for 2 recipients.');
		expect(out).toMatch(verb === 'DATA' ? /C DATA$/m : /C BDAT \d+ LAST$/m);
		expect(out).toMatch(/S 250 2\.0\.0 <bob@.* Saved$[\s\S]*S 250 2\.0\.0 <carol@.* Saved$/m);
		expect(await subjects(bob ?? '')).toContain(subject);
		expect(await subjects(carol ?? '')).toContain(subject);
	});

	interop('one unknown, one over quota, one takes it', async () => {
		const subject = `${verb} for one of three`;
		const {code, out} = await send(
			subject,
			...['--to', `${full},${nobody},${bob}`, '--text', long, '--no-lint', ...chunks],
		);
		expect(code).toBe(40);
		expect(out).toMatch(/✗ nobody@example\.test: 550 5\.1\.1 .*\(the same message will be refused again\)/);
		expect(out).toMatch(/✗ full@example\.test: 552 5\.2\.2 .*[Qq]uota exceeded/);
		expect(out).toContain('The server accepted the message for bob@example.test, and refused ');
		expect(await subjects(bob ?? '')).toContain(subject);
		expect(await subjects(full ?? '')).not.toContain(subject);
	});

	interop('over quota for all: refused after the message, and the connection goes on', async () => {
		const {code, out} = await send(
			`${verb} for nobody`,
			...['--to', full ?? '', '--text', long, '--count', '2', ...chunks],
		);
		expect(code).toBe(26);
		expect(out.match(/S 552 5\.2\.2/g)).toHaveLength(2);
		expect(out.match(/= Connected/g)).toHaveLength(1);
	});
});

interop('over a unix socket', async () => {
	const path = join(mailServers().folders.run, 'lmtp');
	const {code} = await run(
		...['send', `lmtp:${path}`, '--from', 'alice@example.test', '--to', bob ?? '', '--subject', 'by socket'],
	);
	expect(code).toBe(0);
	expect(await subjects(bob ?? '')).toContain('by socket');
});

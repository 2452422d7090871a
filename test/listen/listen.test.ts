/** The listener as other programs use it. */
import {createTransport} from 'nodemailer';
import {expect, test} from 'vitest';
import {diagnoseSession, listen} from '../../source/index.ts';

const letter = {from: 'ann@example.org', to: ['bob@example.net'], subject: 'Hello', text: 'Hi Bob'};

test('gives what an application sent, when it has gone', async () => {
	await using server = await listen({answers: 'answer RCPT TO:<full@*>=452 4.2.2 Mailbox full'});
	const application = createTransport({port: server.port, requireTLS: true, tls: {ca: server.ca}});
	const sent = await application.sendMail({...letter, to: ['bob@example.net', 'full@example.net']});
	expect(sent.rejected).toEqual(['full@example.net']);
	application.close();
	const session = await server.next();
	expect(session?.messages).toMatchObject([{sender: 'ann@example.org', recipients: ['bob@example.net']}]);
	expect(Buffer.from(session?.messages[0]?.content ?? []).toString()).toContain('Subject: Hello');
	expect(session?.session.entries.some(entry => entry.type === 'secured')).toBe(true);
	expect(diagnoseSession(session?.session.entries ?? []).map(({cause}) => cause)).toContain('recipient-full');
});

test('checks logins, and finds the password that went out in clear text', async () => {
	await using server = await listen({auth: {user: 'ann', password: 'secret words'}});
	const send = async (pass: string): Promise<unknown> => {
		const application = createTransport({port: server.port, ignoreTLS: true, auth: {user: 'ann', pass}});
		try {
			return await application.sendMail(letter);
		} catch (error) {
			return error instanceof Error && 'responseCode' in error ? error.responseCode : error;
		} finally {
			application.close();
		}
	};
	expect(await send('wrong words')).toBe(535);
	expect(await send('secret words')).toMatchObject({accepted: ['bob@example.net']});
	const rules: string[] = [];
	for await (const {session, number} of server) {
		rules.push(...diagnoseSession(session.entries).map(({rule}) => rule));
		if (number === 2) {
			break;
		}
	}

	expect(rules.filter(rule => rule === 'client/clear-password')).toHaveLength(2);
});

test('passes sessions on', async () => {
	await using behind = await listen();
	await using server = await listen({to: `starttls://localhost:${behind.port}`, toTls: {ca: [behind.ca]}});
	const application = createTransport({port: server.port, requireTLS: true, tls: {ca: server.ca}});
	await application.sendMail(letter);
	application.close();
	const [front, back] = await Promise.all([server.next(), behind.next()]);
	expect(front?.messages[0]?.content).toEqual(back?.messages[0]?.content);
	expect(front?.upstream?.entries.some(entry => entry.type === 'secured')).toBe(true);
});

test('refuses what cannot be', async () => {
	await expect(listen({answers: 'answr x'})).rejects.toThrow('Line 1');
	await expect(listen({to: 'nonsense://x'})).rejects.toThrow(TypeError);
	await expect(listen({to: 'smtp://x', address: '0.0.0.0'})).rejects.toThrow('allowFrom');
	await expect(listen({allowFrom: ['everybody']})).rejects.toThrow('everybody');
	await using server = await listen();
	await expect(listen({port: server.port})).rejects.toMatchObject({code: 'EADDRINUSE'});
	await server.close();
	expect(await server.next()).toBeNull();
});

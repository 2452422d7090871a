// Sends one message with the library: connect, upgrade, log in, deliver, say what became of each recipient.
//
//     node examples/send.mjs smtp://127.0.0.1:2525 alice@practice.test bob@practice.test
//
// The password of SMTP_USER, when the server wants one, is read from SMTPSCOPE_PASSWORD.
import process from 'node:process';
import {authenticate, createSession, deliver, greet, parseTarget, startTls, visible} from 'smtpscope';

const [server = '', from = '', ...to] = process.argv.slice(2);
const parsed = parseTarget(server);
if (!parsed.ok || from === '' || to.length === 0) {
	console.error(parsed.ok ? 'Usage: node send.mjs SERVER FROM TO…' : parsed.problem);
	process.exit(1);
}

const session = createSession({target: parsed.target});
await session.connect();
await greet(session, 'client.example');
if (parsed.target.security === 'starttls') {
	await startTls(session);
}

const {SMTP_USER: user, SMTPSCOPE_PASSWORD: password} = process.env;
if (user && password) {
	const login = await authenticate(session, {user, password});
	console.log(visible(login.message));
}

const delivery = await deliver(session, {
	from,
	to: to.join(', '),
	subject: 'Hello from the library',
	text: 'This was sent by examples/send.mjs.\n',
});
console.log(visible(delivery.summary));
for (const {address, code, text} of delivery.rejected) {
	console.log(visible(`${address} was refused: ${code} ${text}`));
}

await session.type('QUIT');
session.close();
process.exitCode = delivery.outcome === 'delivered' ? 0 : 1;

// Sends one message with the library: connect, upgrade, log in, deliver, say what became of each recipient.
//
//     node examples/send.mjs smtp://127.0.0.1:2525 alice@practice.test bob@practice.test
//
// The password of SMTP_USER, when the server wants one, is read from SMTPSCOPE_PASSWORD.
import process from 'node:process';
import {sendMail, visible} from 'smtpscope';

const [server = '', from = '', ...to] = process.argv.slice(2);
if (server === '' || from === '' || to.length === 0) {
	console.error('Usage: node send.mjs SERVER FROM TO…');
	process.exit(1);
}

const {SMTP_USER: user, SMTPSCOPE_PASSWORD: password} = process.env;
try {
	const {summary, rejected} = await sendMail({
		server,
		...(user && {user, password}),
		from,
		to,
		subject: 'Hello from the library',
		text: 'This was sent by examples/send.mjs.\n',
	});
	console.log(visible(summary));
	for (const {address, code, text} of rejected) {
		console.log(visible(`${address} was refused: ${code} ${text}`));
	}
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}

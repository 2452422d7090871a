// A calculator that mails its results: a client sends sums and addresses over TCP, the server answers the sums
// and, on `mail`, sends all of them to all the addresses.
//
//     node examples/calculator/server.mjs 4000 smtp://127.0.0.1:2525
//
// Lines it understands:  12 * 3   ·   to alice@practice.test   ·   mail   ·   bye
import {createServer} from 'node:net';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {createSession, deliver, parseTarget, visible} from 'smtpscope';

const [port = '4000', mailServer = 'smtp://127.0.0.1:2525'] = process.argv.slice(2);
const parsed = parseTarget(mailServer);
if (!parsed.ok) {
	console.error(parsed.problem);
	process.exit(1);
}

const operations = {
	'+': (a, b) => a + b,
	'-': (a, b) => a - b,
	'*': (a, b) => a * b,
	'/': (a, b) => a / b,
};

const server = createServer(socket => {
	const results = [];
	const addresses = [];
	const say = text => socket.write(`${visible(text)}\n`);
	socket.on('error', () => {});
	createInterface({input: socket}).on('line', async line => {
		const sum = /^\s*(-?[\d.]+)\s*([-+*/])\s*(-?[\d.]+)\s*$/.exec(line);
		const address = /^to\s+(\S+@\S+)$/.exec(line.trim())?.[1];
		if (sum) {
			const [, left, operator, right] = sum;
			const result = `${left} ${operator} ${right} = ${operations[operator](Number(left), Number(right))}`;
			results.push(result);
			say(result);
		} else if (address) {
			addresses.push(address);
			say(`The results will go to ${address} too.`);
		} else if (line.trim() === 'mail') {
			say(await mailResults(results, addresses));
		} else if (line.trim() === 'bye') {
			socket.end('bye\n');
		} else {
			say('Not understood. Type a sum (12 * 3), “to ADDRESS”, “mail” or “bye”.');
		}
	});
});

async function mailResults(results, addresses) {
	if (results.length === 0 || addresses.length === 0) {
		return 'There is nothing to mail, or nobody to mail it to.';
	}

	const session = createSession({target: parsed.target});
	await session.connect();
	const delivery = await deliver(
		session,
		{
			from: 'alice@practice.test',
			to: addresses.join(', '),
			subject: 'Your results',
			text: `${results.join('\n')}\n`,
		},
		{clientName: 'calculator.example'},
	);
	await session.type('QUIT');
	session.close();
	return delivery.summary;
}

server.listen(Number(port), '127.0.0.1', () =>
	console.log(`The calculator listens on port ${server.address().port}.`),
);

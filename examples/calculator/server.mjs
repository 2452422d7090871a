// A calculator that mails its results, as in the textbooks: over TCP it takes an expression and one or several
// addresses, answers the result, and mails it to all of them.
//
//     node examples/calculator/server.mjs 4000 smtp://127.0.0.1:2525 calculator@practice.test
//
// A line it understands:  2 * (3 + 4) to alice@practice.test, bob@practice.test
import {createServer} from 'node:net';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {sendMail, visible} from 'smtpscope';

const [port = '4000', mailServer = 'smtp://127.0.0.1:2525', sender = 'calculator@practice.test'] =
	process.argv.slice(2);

// Half open: who has asked everything may still want the answers.
const server = createServer({allowHalfOpen: true}, async socket => {
	socket.on('error', () => {});
	socket.write('Type an expression, such as 2 * (3 + 4) to alice@practice.test, bob@practice.test\n');
	for await (const line of createInterface({input: socket})) {
		socket.write(`${visible(await answer(line))}\n`);
	}

	socket.end();
});

async function answer(line) {
	const [, expression = '', addresses] = /^(.*?)(?:\s+to\s+(.+))?$/.exec(line.trim()) ?? [];
	try {
		const result = `${expression} = ${evaluate(expression)}`;
		return addresses ? `${result}. ${await mailTo(addresses, result)}` : result;
	} catch (error) {
		return error.message;
	}
}

async function mailTo(addresses, result) {
	try {
		const {accepted, rejected} = await sendMail({
			server: mailServer,
			from: sender,
			to: addresses,
			subject: `Your result: ${result}`,
			text: `${result}\n`,
		});
		const refused = rejected.map(({address, code, text}) => ` ${address} was refused: ${code} ${text}.`);
		return `Mailed to ${accepted.map(({address}) => address).join(', ')}.${refused.join('')}`;
	} catch (error) {
		return `It could not be mailed: ${error.message}`;
	}
}

const sums = {'+': (a, b) => a + b, '-': (a, b) => a - b};
const products = {'*': (a, b) => a * b, '/': (a, b) => a / b};

/** Numbers, + - * / and brackets. What is none of these makes it not a number. */
function evaluate(text) {
	const tokens = text.match(/\d+(?:\.\d+)?|\S/g) ?? [];
	const result = operations(tokens, sums, products);
	if (tokens.length > 0 || !Number.isFinite(result)) {
		throw new Error(`“${text}” is no expression that has a result.`);
	}

	return result;
}

function operations(tokens, known, stronger) {
	const next = () => (stronger ? operations(tokens, stronger) : operand(tokens));
	let value = next();
	while (Object.hasOwn(known, tokens[0] ?? '')) {
		value = known[tokens.shift()](value, next());
	}

	return value;
}

function operand(tokens) {
	const token = tokens.shift() ?? '';
	if (token === '(') {
		const value = operations(tokens, sums, products);
		return tokens.shift() === ')' ? value : Number.NaN;
	}

	return token === '-' ? -operand(tokens) : Number(token || Number.NaN);
}

server.listen(Number(port), '127.0.0.1', () =>
	console.log(`The calculator listens on port ${server.address().port}.`),
);

/** The commands of RFC 5321 and its extensions, as our own server answers them. */
import type {ClientItem} from '../../protocol/client-reader.ts';
import {type Command, parseCommand} from '../../protocol/command.ts';
import {offeredMechanisms, respondToAuth} from './auth.ts';
import {chunkTaken} from './content.ts';
import {type Answer, accepts, type Proposal, type Responded} from './proposal.ts';
import {type EngineConfig, type EngineState, freshState, inCommand} from './state.ts';

type Context = {
	readonly state: EngineState;
	readonly line: string;
	readonly command: Command;
	readonly config: EngineConfig;
};

type Respond = (context: Context) => Proposal | Responded;

const RECIPIENTS = 1000;

/** What a command is answered with; nothing yet where octets of a chunk are still to come (BDAT). */
export function respondToCommand(
	state: EngineState,
	{bytes, overlong}: ClientItem & {type: 'line'},
	config: EngineConfig,
): Responded {
	const line = Buffer.from(bytes).toString();
	const command = parseCommand(line.slice(0, 16_384));
	const context: Context = {state, line, command, config};
	const answered = overlong
		? reply(context, 500, '5.5.2 The line is too long')
		: (table.get(command.verb) ?? unknown)(context);
	return 'proposals' in answered ? answered : {state, proposals: [answered]};
}

function reply(
	{state, command, line}: Context,
	code: number,
	text: string | readonly string[],
	accepted?: EngineState,
): Proposal {
	const answer: Answer = {code, texts: typeof text === 'string' ? [text] : text};
	return {
		subject: {verb: command.verb, line},
		answer,
		next: given => (accepts(given) ? (accepted ?? state) : state),
	};
}

function unknown(context: Context): Proposal {
	return reply(context, 500, '5.5.2 Command not recognized');
}

const table: ReadonlyMap<string, Respond> = new Map(
	Object.entries({
		EHLO: context => greetLong(context, 'EHLO'),
		LHLO: context => greetLong(context, 'LHLO'),
		HELO: greetShort,
		MAIL: mail,
		RCPT: rcpt,
		DATA: data,
		BDAT: bdat,
		AUTH: ({state, line, command, config}) => respondToAuth(state, line, command, config),
		STARTTLS: startTls,
		RSET: context => reply(context, 250, '2.0.0 Reset', inCommand(context.state, {transaction: null})),
		NOOP: context => reply(context, 250, '2.0.0 OK'),
		VRFY: context => reply(context, 252, '2.5.0 Cannot verify the user, but will accept the message'),
		EXPN: context => reply(context, 502, '5.5.1 EXPN is not available'),
		HELP: context => reply(context, 214, '2.0.0 smtpscope keeps what you send and delivers nothing'),
		ETRN: context => reply(context, 502, '5.5.1 ETRN is not available'),
		QUIT: context => ({
			...reply(context, 221, `2.0.0 ${context.config.name} closing connection`),
			after: 'close',
		}),
	} satisfies Record<string, Respond>),
);

function greetLong(context: Context, verb: 'EHLO' | 'LHLO'): Proposal {
	const {state, command, config} = context;
	if ((config.protocol === 'lmtp') !== (verb === 'LHLO')) {
		return reply(
			context,
			500,
			`5.5.1 This is ${config.protocol === 'lmtp' ? 'LMTP: send LHLO' : 'SMTP: send EHLO'}`,
		);
	}

	if (!command.clientName) {
		return reply(context, 501, `5.5.4 ${verb} requires a domain or address literal`);
	}

	return reply(context, 250, [config.name, ...keywords(state, config)], greeted(state, verb));
}

function greetShort(context: Context): Proposal {
	const {state, command, config} = context;
	if (config.protocol === 'lmtp') {
		return reply(context, 500, '5.5.1 This is LMTP: send LHLO');
	}

	return command.clientName
		? reply(context, 250, config.name, greeted(state, 'HELO'))
		: reply(context, 501, '5.5.4 HELO requires a domain or address literal');
}

function greeted(state: EngineState, verb: 'EHLO' | 'HELO' | 'LHLO'): EngineState {
	return inCommand(state, {greetedWith: verb, transaction: null});
}

function keywords(state: EngineState, config: EngineConfig): string[] {
	const login = offeredMechanisms(state, config);
	const all = [
		'PIPELINING',
		`SIZE ${config.size}`,
		...(config.starttls && !state.secure ? ['STARTTLS'] : []),
		...(login.length > 0 ? [`AUTH ${login.join(' ')}`] : []),
		'ENHANCEDSTATUSCODES',
		'8BITMIME',
		'DSN',
		'SMTPUTF8',
		'CHUNKING',
	];
	return all.filter(keyword => !config.without.includes(keyword.replace(/ .*/, '')));
}

function mail(context: Context): Proposal {
	const {state, command, config} = context;
	if (config.protocol === 'lmtp' && state.greetedWith === null) {
		return reply(context, 503, '5.5.1 Send LHLO first');
	}

	if (state.transaction) {
		return reply(context, 503, '5.5.1 A mail transaction is already open');
	}

	if (!command.path) {
		return reply(context, 501, '5.5.4 Syntax: MAIL FROM:<address>');
	}

	const size = Number(command.parameters.find(({name}) => name === 'SIZE')?.value ?? 0);
	if (size > config.size) {
		return reply(context, 552, `5.3.4 The message is larger than ${config.size} octets`);
	}

	const strange = unknownParameter(command, ['SIZE', 'BODY', 'SMTPUTF8', 'AUTH', 'RET', 'ENVID']);
	if (strange !== null) {
		return reply(context, 555, `5.5.4 Unsupported parameter ${strange}`);
	}

	const sender = command.path.address;
	const transaction = {sender, recipients: [], octets: 0, chunked: false};
	return reply(context, 250, '2.1.0 Sender OK', inCommand(state, {transaction}));
}

function rcpt(context: Context): Proposal {
	const {state, command} = context;
	const {transaction} = state;
	if (!transaction) {
		return reply(context, 503, '5.5.1 Send MAIL first');
	}

	if (!command.path || command.path.address === '') {
		return reply(context, 501, '5.5.4 Syntax: RCPT TO:<address>');
	}

	if (transaction.recipients.length >= RECIPIENTS) {
		return reply(context, 452, '4.5.3 Too many recipients');
	}

	const strange = unknownParameter(command, ['NOTIFY', 'ORCPT']);
	if (strange !== null) {
		return reply(context, 555, `5.5.4 Unsupported parameter ${strange}`);
	}

	const recipients = [...transaction.recipients, command.path.address];
	return reply(
		context,
		250,
		'2.1.5 Recipient OK',
		inCommand(state, {transaction: {...transaction, recipients}}),
	);
}

function unknownParameter({parameters}: Command, known: readonly string[]): string | null {
	return parameters.find(({name}) => !known.includes(name))?.name.slice(0, 40) ?? null;
}

function data(context: Context): Proposal {
	const {state} = context;
	const {transaction} = state;
	if (!transaction || transaction.chunked) {
		return reply(
			context,
			503,
			transaction ? '5.5.1 The message was begun with BDAT' : '5.5.1 Send MAIL first',
		);
	}

	if (transaction.recipients.length === 0) {
		return reply(context, 554, '5.5.1 No valid recipients');
	}

	const open: EngineState = {...state, phase: {name: 'message'}};
	return {
		...reply(context, 354, 'End the message with a line that contains only a dot'),
		next: code => (code === 354 ? open : state),
	};
}

function bdat(context: Context): Proposal | Responded {
	const {state, command, config} = context;
	const {size, last} = command.chunk ?? {size: null, last: false};
	if (config.without.includes('CHUNKING')) {
		return unknown(context);
	}

	if (size === null) {
		return reply(context, 501, '5.5.4 Syntax: BDAT size [LAST]');
	}

	const refused = !state.transaction || state.transaction.recipients.length === 0;
	const begun = state.transaction && {...state.transaction, chunked: true};
	if (size > 0) {
		return {
			state: {...state, transaction: begun, phase: {name: 'chunk', left: size, last, refused}},
			proposals: [],
		};
	}

	const taken = inCommand(state, {transaction: begun});
	return {state: taken, proposals: chunkTaken(taken, last, refused, config)};
}

function startTls(context: Context): Proposal {
	const {state, command, config} = context;
	if (!config.starttls || state.secure || config.without.includes('STARTTLS')) {
		return reply(
			context,
			502,
			`5.5.1 ${state.secure ? 'TLS is already in use' : 'STARTTLS is not offered here'}`,
		);
	}

	return command.argument === ''
		? {...reply(context, 220, '2.0.0 Ready to start TLS', freshState(true)), after: 'upgrade'}
		: reply(context, 501, '5.5.4 STARTTLS has no arguments');
}

/** What becomes of a command on its way to the server. Pure. */
import {parseCommand} from '../../protocol/command.ts';
import {isNegative} from '../../protocol/reply-class.ts';
import {type AnswerRule, courseOf} from '../answers/rule.ts';
import type {Answer, Subject} from '../engine/proposal.ts';

export type CommandContext = {
	readonly clientSecure: boolean;
	readonly serverSecure: boolean;
	/** The server announced STARTTLS. */
	readonly serverOffersTls: boolean;
	/** The client may begin TLS with us. */
	readonly offersStartTls: boolean;
	readonly passesAuth: boolean;
	readonly rules: readonly AnswerRule[];
	readonly done: Set<string>;
};

export type CommandCourse =
	/** The server answers; perhaps someone answers in its place then. */
	| {readonly type: 'pass'}
	/** The server never sees it. */
	| {
			readonly type: 'answer';
			readonly answer: Answer;
			readonly by: 'rule' | 'smtpscope';
			readonly why: string;
	  }
	| {readonly type: 'close'}
	/** TLS begins with the client alone: the way to the server has it already. */
	| {readonly type: 'tls-here'}
	/** TLS begins with both, as the server answers. */
	| {readonly type: 'tls-both'};

/** The line of a command, and what smtpscope does with it. */
export function courseOfCommand(line: string, context: CommandContext): CommandCourse {
	const {verb} = parseCommand(line.slice(0, 4096));
	const ours = byRule({verb, line}, context);
	if (ours) {
		return ours;
	}

	switch (verb) {
		case 'STARTTLS':
			return courseOfStartTls(context);
		case 'XCLIENT':
		case 'XFORWARD':
		case 'X-ANONYMOUSTLS':
			return refuse(502, `5.5.1 ${verb} is not passed on by smtpscope`, `${verb} is not passed on`);
		case 'AUTH':
		case 'X-EXPS':
			return context.passesAuth
				? {type: 'pass'}
				: refuse(
						538,
						'5.7.11 Encryption required: the connection from smtpscope to the server is in clear text',
						'a password must not be sent to the server in clear text',
					);
		default:
			return {type: 'pass'};
	}
}

function courseOfStartTls({
	offersStartTls,
	clientSecure,
	serverSecure,
	serverOffersTls,
}: CommandContext): CommandCourse {
	if (!offersStartTls) {
		return refuse(
			502,
			`5.5.1 ${clientSecure ? 'TLS is already in use' : 'STARTTLS is not offered here'}`,
			'smtpscope handles TLS with the client itself',
		);
	}

	return serverSecure || !serverOffersTls ? {type: 'tls-here'} : {type: 'tls-both'};
}

/** A refusal keeps the command from the server; anything else is put in the place of the server's answer later. */
function byRule(subject: Subject, {rules, done}: CommandContext): CommandCourse | null {
	// A login is judged when its verdict is due, and so is a message.
	if (subject.verb === 'AUTH') {
		return null;
	}

	const {answer} = courseOf(
		rules.filter(
			({does}) => does.kind === 'close' || (does.kind === 'answer' && isNegative(does.answer.code)),
		),
		subject,
		null,
		done,
	);
	if (answer === 'close') {
		return {type: 'close'};
	}

	return answer && {type: 'answer', answer, by: 'rule', why: 'one of your rules answers it'};
}

function refuse(code: number, text: string, why: string): CommandCourse {
	return {type: 'answer', answer: {code, texts: [text]}, by: 'smtpscope', why};
}

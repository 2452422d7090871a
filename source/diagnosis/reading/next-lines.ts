/** Lines ready to be typed. */
import {parseCommand} from '../../protocol/command.ts';
import {MASK} from '../../sasl/secrets.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Memory} from '../memory.ts';

/** The greeting as it was said before, where its name was good or good enough. */
export function helloAgain(memory: Memory, verb = 'EHLO'): string {
	const said = memory.hello && parseCommand(memory.hello.line);
	const wasTaken = memory.greeted !== null && memory.greeted.id === memory.hello?.id;
	return said?.clientName && (wasTaken || said.remarks.length === 0)
		? `${verb} ${said.clientName}`
		: `${verb} ${anyName}`;
}

/** An address literal passes where names are judged (RFC 5321 §4.1.3). */
export const anyName = '[127.0.0.1]';

/** As it stands in a target: an address of IPv6 in brackets. */
export function hostInTarget(host: string): string {
	return host.includes(':') ? `[${host}]` : host;
}

/** The line a reply refused, to be said again; a login is begun anew, because its secrets are not kept here. */
export function repeatOf(reply: ReplyEntry): string | null {
	if (reply.answers === 'AUTH') {
		return reply.auth?.mechanism ? `/auth ${reply.auth.mechanism}` : '/auth';
	}

	const line = reply.command;
	return line === null || line === '.' || line.includes(MASK) ? null : line;
}

/** STARTTLS, EHLO, and the refused line again. */
export function underTls(memory: Memory, reply: ReplyEntry): readonly string[] {
	const again = repeatOf(reply);
	return ['STARTTLS', helloAgain(memory), ...(again === null ? [] : [again])];
}

/** The command that a reply answers, where the code alone says so. */

/** 354 answers nothing but DATA (RFC 5321 §4.3.2), 334 and 235 nothing but AUTH (RFC 4954 §4, §6). */
const commands: Readonly<Record<number, 'DATA' | 'AUTH' | 'QUIT'>> = {
	221: 'QUIT',
	235: 'AUTH',
	334: 'AUTH',
	354: 'DATA',
};

/** Undefined for a code that answers several commands. */
export function answeredCommand(code: number): 'DATA' | 'AUTH' | 'QUIT' | undefined {
	return commands[code];
}

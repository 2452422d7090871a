/** Every local command, in the order of the help. A new one is a file and a line here; it says itself where it works. */
import {base64, password} from './answers.ts';
import {attachment} from './attachment.ts';
import {auth} from './auth.ts';
import {authMatrixCommand} from './auth-matrix.ts';
import {burst, end} from './burst.ts';
import {charset} from './charset.ts';
import {check} from './check.ts';
import {clearHistory} from './clear-history.ts';
import {type AnyCommand, isAtPrompt, type LocalCommand} from './command.ts';
import {compare} from './compare.ts';
import {compose} from './compose.ts';
import {connect, disconnect} from './connect.ts';
import {copy} from './copy.ts';
import {drop} from './drop.ts';
import {expect} from './expect.ts';
import {file} from './file.ts';
import {find} from './find.ts';
import {fix} from './fix.ts';
import {help} from './help.ts';
import {answer, hold, release} from './hold.ts';
import {inbox} from './inbox.ts';
import {keepAliveCommand} from './keep-alive.ts';
import {line} from './line.ts';
import {part} from './part.ts';
import {quit} from './quit.ts';
import {raw} from './raw.ts';
import {reconnect} from './reconnect.ts';
import {retry} from './retry.ts';
import {reveal} from './reveal.ts';
import {save} from './save.ts';
import {sender} from './sender.ts';
import {set} from './set.ts';
import {starttls} from './starttls.ts';
import {wait} from './wait.ts';

/** At the prompt and in scripts. */
export const allCommands: readonly AnyCommand[] = [
	connect,
	disconnect,
	starttls,
	auth,
	authMatrixCommand,
	fix,
	check,
	compare,
	retry,
	compose,
	file,
	part,
	attachment,
	sender,
	inbox,
	drop,
	find,
	copy,
	reveal,
	line,
	raw,
	burst,
	end,
	charset,
	expect,
	base64,
	password,
	set,
	wait,
	keepAliveCommand,
	reconnect,
	hold,
	answer,
	release,
	save,
	clearHistory,
	help,
	quit,
];

/** Those of the prompt. */
export const commands: readonly LocalCommand[] = allCommands.filter(isAtPrompt);

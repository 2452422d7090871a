/** Every local command, in the order of the help. A new one is a file and a line here. */
import {attachment} from './attachment.ts';
import {auth} from './auth.ts';
import {authMatrixCommand} from './auth-matrix.ts';
import {burst, end} from './burst.ts';
import {charset} from './charset.ts';
import {check} from './check.ts';
import {clearHistory} from './clear-history.ts';
import type {LocalCommand} from './command.ts';
import {compare} from './compare.ts';
import {compose} from './compose.ts';
import {connect, disconnect} from './connect.ts';
import {drop} from './drop.ts';
import {file} from './file.ts';
import {find} from './find.ts';
import {fix} from './fix.ts';
import {help} from './help.ts';
import {inbox} from './inbox.ts';
import {line} from './line.ts';
import {part} from './part.ts';
import {quit} from './quit.ts';
import {raw} from './raw.ts';
import {retry} from './retry.ts';
import {save} from './save.ts';
import {sender} from './sender.ts';
import {tls} from './tls.ts';

export const commands: readonly LocalCommand[] = [
	connect,
	disconnect,
	tls,
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
	line,
	raw,
	burst,
	end,
	charset,
	save,
	clearHistory,
	help,
	quit,
];

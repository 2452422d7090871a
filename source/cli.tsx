#!/usr/bin/env node
/** The program. Each subcommand is loaded when it is asked for, so that `run` never loads the screen. */
import process from 'node:process';
import {main} from './cli/main.ts';

process.exitCode = await main(process.argv.slice(2));
// A socket or a timer that somebody forgot must not keep the program alive.
setTimeout(() => process.exit(), 1000).unref();

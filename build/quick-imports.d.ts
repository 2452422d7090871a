import type {Plugin} from 'esbuild';

export declare const quickImports: Plugin;

export declare function withQuickImports(text: string): string;

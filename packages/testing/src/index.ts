export { buildHome, type BuiltHome } from "./build-home.ts";
export { checkModule, type ModulePackage } from "./check-module.ts";
export { differenceFromGolden } from "./golden.ts";
export { requireProgram } from "./programs.ts";
export { createTestHome, type Ran, type TestHome, type TestHomeOptions } from "./test-home.ts";
export { unitTexts } from "./unit-texts.ts";

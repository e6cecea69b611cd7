import assert from "node:assert/strict";
import { test } from "node:test";
import { sectionOf } from "./notes.mjs";

const changelog = `# Changelog

## Unreleased

- later

## [1.10.0] - 2026-03-01

### Added

- ten

## 1.1.0

- one
`;

test("a release has the section of its own version, and of no other", () => {
  assert.equal(sectionOf(changelog, "v1.10.0"), "### Added\n\n- ten");
  assert.equal(sectionOf(changelog, "v1.1.0"), "- one");
  assert.equal(sectionOf(changelog, "v1.1"), null);
  assert.equal(sectionOf(changelog, "v2.0.0"), null);
});

test("a section without a word is no section", () => {
  assert.equal(sectionOf("# Changelog\n\n## 1.0.0\n\n## 0.9.0\n\n- nine\n", "v1.0.0"), null);
});

"use strict";
// The shortest path between two chosen things, in words, with the evidence of each hop.

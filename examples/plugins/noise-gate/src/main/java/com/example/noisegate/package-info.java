/** The node type NoiseGate: an example of a plugin that lives in a repository of its own. */
package com.example.noisegate;

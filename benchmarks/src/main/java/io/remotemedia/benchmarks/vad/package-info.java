/** Voice activity: accuracy and speed beside the detector of WebRTC, and training of the model. */
package io.remotemedia.benchmarks.vad;

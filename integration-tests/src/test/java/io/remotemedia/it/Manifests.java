package io.remotemedia.it;

/** Manifests for tests. */
final class Manifests {
  static final String RESAMPLE =
      node("resample", "AudioResample", "{\"target_sample_rate\":16000}");
  static final String PASS = node("pass", "PassThrough", "{}");
  static final String VAD = node("vad", "VAD", "{}");

  private Manifests() {}

  static String node(String id, String type, String params) {
    return """
    {"version":"v1","metadata":{"name":"test"},"nodes":[
      {"id":"%s","node_type":"%s","params":%s}],"connections":[]}
    """
        .formatted(id, type, params);
  }
}

package io.remotemedia.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says on which kind of thread, and in which states of the node, the host calls a method. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CalledIn {
  /**
   * The kind of thread that calls.
   *
   * @return the thread role
   */
  ThreadRole thread();

  /**
   * The states in which the call is legal.
   *
   * @return the states; empty for methods of a factory, which has none
   */
  NodeState[] states() default {};
}

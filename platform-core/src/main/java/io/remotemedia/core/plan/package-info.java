/** Model to checked graph: the one planner behind validate, explain and run. */
package io.remotemedia.core.plan;

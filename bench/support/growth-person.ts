/** An invented person with a CV, a job they want, and what they can tell about it. */
import type { Inputs } from "../../src/mentor/growth/growth.ts";

export const BENCH_CV = `Jonas Weiler
Backend developer, Leipzig

Summary
Backend developer with six years in e-commerce. I like small services, clear interfaces and calm releases.

Experience
Senior Backend Developer, Lindenshop GmbH, Mar 2021 - Present
- Own the order service in Java and Spring Boot, 60,000 orders a day
- Cut the checkout's response time from 900 ms to 240 ms by rewriting its queries
- Moved the product search to Elasticsearch
- Introduced code review and pair programming in a team of seven
Backend Developer, Paketwerk AG, Aug 2018 - Feb 2021
- Built the tracking API in Java and PostgreSQL for 300 partners
- Wrote nightly reports in SQL and Python
- Kept the build on Jenkins running

Education
BSc Computer Science, HTWK Leipzig, 2015 - 2018

Skills
Java, Spring Boot, PostgreSQL, Elasticsearch, Python, Git, Jenkins, Linux

Languages
German (native), English (B2)
`;

export const BENCH_JOB = `Senior Platform Engineer

We run the logistics platform of four hundred shops.

Requirements
- You must have run Kubernetes in production
- Solid experience with Kafka is required
- Infrastructure as code with Terraform is required
- Experience with AWS is required
- You have worked with Go
- Monitoring with Prometheus and Grafana
- Experience with CI/CD pipelines in GitLab
- Five years of Java
- PostgreSQL
- You have mentored other engineers
- You have been on call and have led incident reviews

Nice to have
- gRPC
- Redis
- GraphQL
- Experience with Rust
`;

export interface PersonStory {
  /** The gaps it answers, by their titles. */
  readonly about: RegExp;
  readonly first: Inputs;
  /** What they say when the first draft does not pass. */
  readonly more: Inputs;
}

export const STORIES: readonly PersonStory[] = [
  {
    about: /kubernetes/i,
    first: {
      what: "I moved our 14 services from virtual machines to Kubernetes on AWS and wrote the Helm charts and the Terraform modules for it.",
      "own-role": "I designed the cluster layout and ran the migration weekend by weekend.",
      scale: "60,000 orders a day on 22 nodes",
      result: "Deploys went from 2 hours to 10 minutes, and night alarms fell from 9 to 2 a month.",
    },
    more: {},
  },
  {
    about: /kafka/i,
    first: {
      what: "I put Kafka between the order service and the warehouse, where we had polled a table before.",
      scale: "3 brokers, 4 million events a day",
      result: "Orders reach the warehouse sooner.",
    },
    more: { result: "The delay went from 15 minutes to 5 seconds, and no order was lost in 2 years." },
  },
  {
    about: /terraform/i,
    first: {
      what: "I described our AWS accounts in Terraform, 3 environments from one set of modules.",
      "own-role": "I wrote the modules and review every change.",
      scale: "240 resources",
      result: "A new environment went from 3 days to 40 minutes.",
    },
    more: {},
  },
  {
    about: /\baws\b|amazon/i,
    first: {
      what: "I run our platform on AWS with EKS, RDS and S3.",
      scale: "22 nodes in 2 regions",
      result: "I cut the monthly bill from $18,000 to $11,000.",
    },
    more: {},
  },
  {
    about: /prometheus|grafana|monitoring/i,
    first: {
      what: "I set up Prometheus and Grafana for our 14 services and defined the alarms with the teams.",
      scale: "14 services, 9,000 time series",
      result: "Night alarms fell from 9 to 2 a month.",
    },
    more: {},
  },
  {
    about: /mentor/i,
    first: {
      situation: "Two juniors joined in 2022 and I took an hour a week with each of them for a year.",
      what: "Two juniors joined in 2022 and I took an hour a week with each of them for a year.",
      "own-role": "I planned their first tickets and reviewed every change.",
      result: "Both went from help with each ticket to their own services in 9 months.",
    },
    more: {},
  },
  {
    about: /call|incident/i,
    first: {
      situation: "I have been on call every fourth week since 2021 and wrote the review of 11 incidents.",
      what: "I have been on call every fourth week since 2021 and wrote the review of 11 incidents.",
      result: "Repeated incidents went from 5 a quarter to 1.",
    },
    more: {},
  },
];

/** Databases, messaging, data work and artificial intelligence. The form of a line: `parseSkillLines` in skill-lines.ts. */
export const DATA_LINES = `
Databases|데이터베이스|database, DBMS, database systems, database technologies, database management systems, DB, 디비|
Relational databases|관계형 데이터베이스|RDBMS, relational database, relational database management system, SQL databases, SQL database, 관계형 DB|databases, sql
NoSQL|NoSQL|NoSQL databases, NoSQL database, non-relational databases, 노에스큐엘|databases
Database design|데이터베이스 설계|database modelling, database modeling, schema design, database schema design, ERD, DB 설계, 스키마 설계, DB 모델링|databases
Database administration|데이터베이스 관리|DBA, database administrator, database management, DB 관리|databases
Database performance tuning|데이터베이스 튜닝|query optimisation, query optimization, SQL tuning, index tuning, query tuning, 쿼리 최적화, 쿼리 튜닝, SQL 튜닝, DB 튜닝|sql, databases
Database migration|데이터베이스 마이그레이션|schema migration, schema migrations, data migration, Flyway, Liquibase, 데이터 마이그레이션, DB 마이그레이션|databases
Database replication|데이터베이스 복제|replication, sharding, database sharding, 샤딩, 레플리케이션|databases
Transactions|트랜잭션|ACID, transaction management, distributed transactions, 분산 트랜잭션, 트랜잭션 관리|databases
PostgreSQL|포스트그레SQL|Postgres, PostGIS, Postgre, psql, 포스트그레스, 포스트그레스큐엘, 포스트그레|relational-databases
MySQL|마이SQL|My SQL, MySQL InnoDB, 마이에스큐엘|relational-databases
MariaDB|마리아DB|Maria DB, 마리아디비|relational-databases
oracle-database=Oracle Database|오라클 데이터베이스|Oracle DB, Oracle, Oracle RDBMS, Oracle 19c, 오라클, 오라클 DB|relational-databases
sql-server=SQL Server|SQL 서버|Microsoft SQL Server, MS SQL, MSSQL, MS SQL Server, MS-SQL, 엠에스SQL|relational-databases
SQLite|SQLite|SQLite3|relational-databases
IBM Db2|IBM Db2|DB2, IBM DB2|relational-databases
CockroachDB|CockroachDB|YugabyteDB, TiDB|relational-databases
Teradata|테라데이터||relational-databases
MongoDB|몽고DB|Mongo, Mongo DB, Mongoose, 몽고디비, 몽고|nosql
Cassandra|카산드라|Apache Cassandra, ScyllaDB|nosql
DynamoDB|다이나모DB|Amazon DynamoDB, AWS DynamoDB, 다이나모디비|nosql, aws
Couchbase|카우치베이스|CouchDB|nosql
HBase|HBase|Apache HBase|nosql, hadoop
Firestore|파이어스토어|Cloud Firestore, Firebase Realtime Database|nosql, firebase
Cosmos DB|코스모스 DB|Azure Cosmos DB, CosmosDB|nosql, azure
Redis|레디스|Redis Cluster, Valkey, 래디스|nosql, caching
Memcached|멤캐시드|Memcache|caching
Caching|캐싱|cache, caching strategies, distributed cache, 캐시, 분산 캐시|
Neo4j|네오포제이|Neo4J|graph-databases
Graph databases|그래프 데이터베이스|graph database, Neptune, Amazon Neptune, 그래프 DB|nosql
Vector databases|벡터 데이터베이스|vector database, vector search, Pinecone, Weaviate, Milvus, Qdrant, pgvector, Chroma, 벡터 DB, 벡터DB|databases
InfluxDB|InfluxDB|time series database, TimescaleDB, 시계열 데이터베이스|databases
Elasticsearch|엘라스틱서치|Elastic Search, ES cluster, OpenSearch, 엘라스틱 서치|search-engines
Solr|솔라|Apache Solr, Lucene, Apache Lucene|search-engines
Search engines|검색 엔진|full-text search, search technology, information retrieval, 전문 검색, 검색엔진, 정보 검색|
ELK stack|ELK 스택|ELK, Elastic stack, EFK|elasticsearch, logging
Kibana|키바나||elasticsearch
Logstash|로그스태시|Fluentd, Fluent Bit, Filebeat|logging
Kafka|카프카|Apache Kafka, Kafka Streams, Kafka Connect, Confluent, 아파치 카프카|messaging, event-streaming
RabbitMQ|래빗MQ|Rabbit MQ, AMQP, 래빗엠큐|messaging
ActiveMQ|액티브MQ|Apache ActiveMQ, JMS|messaging
IBM MQ|IBM MQ|MQSeries, WebSphere MQ|messaging
NATS|NATS|NATS JetStream|messaging
ZeroMQ|ZeroMQ|0MQ, ZMQ|messaging
Pulsar|펄사|Apache Pulsar|messaging, event-streaming
AWS SQS|AWS SQS|SQS, Amazon SQS, SNS, AWS SNS|messaging, aws
Kinesis|키네시스|AWS Kinesis, Amazon Kinesis|event-streaming, aws
Google Pub/Sub|구글 Pub/Sub|Cloud Pub/Sub, GCP Pub/Sub, PubSub|messaging, google-cloud
MQTT|MQTT|Mosquitto|messaging
Messaging|메시징|message queue, message queues, message broker, message brokers, messaging systems, MQ, 메시지 큐, 메시지큐, 메시지 브로커|
Event streaming|이벤트 스트리밍|stream processing, streaming data, real-time data processing, 스트림 처리, 실시간 데이터 처리, 스트리밍 데이터|
Spark|스파크|Apache Spark, PySpark, Spark SQL, Spark Streaming, 아파치 스파크|big-data
Hadoop|하둡|Apache Hadoop, HDFS, MapReduce, YARN cluster|big-data
Hive|하이브|Apache Hive, HiveQL|hadoop, sql
Impala|임팔라|Apache Impala, Kudu|hadoop, sql
Flink|플링크|Apache Flink|event-streaming, big-data
Storm|스톰|Apache Storm|event-streaming
Apache Beam|아파치 빔|Dataflow, Google Dataflow|event-streaming
Presto|프레스토|Trino, PrestoDB|sql, big-data
NiFi|나이파이|Apache NiFi|data-pipelines
Airflow|에어플로우|Apache Airflow, 에어플로|data-pipelines, python
Dagster|대그스터|Prefect, Luigi|data-pipelines
dbt=dbt|dbt|data build tool|sql, data-engineering
Airbyte|에어바이트|Fivetran, Stitch Data|data-pipelines
Debezium|데비지움|change data capture, CDC|event-streaming
Talend|탈렌드||etl
Informatica|인포매티카|Informatica PowerCenter|etl
SSIS|SSIS|SQL Server Integration Services|etl, sql-server
SSRS|SSRS|SSAS, SQL Server Reporting Services|sql-server, business-intelligence
Pentaho|펜타호|Pentaho Kettle|etl
ETL|ETL|ELT, extract transform load, ETL processes, ETL pipelines, ETL pipeline|data-pipelines
Data pipelines|데이터 파이프라인|data pipeline, data ingestion, data workflows, 데이터파이프라인, 데이터 수집|data-engineering
Data engineering|데이터 엔지니어링|data engineer, data platform, data platforms, data infrastructure, 데이터 엔지니어, 데이터 플랫폼|
Data warehousing|데이터 웨어하우스|data warehouse, data warehouses, DWH, data marts, 데이터웨어하우스, 데이터 웨어하우징, DW 구축|databases, sql
Data lakes|데이터 레이크|data lake, lakehouse, Delta Lake, Iceberg, Apache Iceberg, Hudi, 데이터레이크|big-data
Data modelling|데이터 모델링|data modeling, data models, dimensional modelling, dimensional modeling, star schema, 데이터모델링|
Data governance|데이터 거버넌스|data quality, data catalog, data lineage, master data management, MDM, 데이터 품질|
Data architecture|데이터 아키텍처|data architect, data mesh, 데이터 메시|
Big data|빅데이터|big data technologies, big-data, large-scale data processing, 빅 데이터, 대용량 데이터 처리, 대용량 데이터|
Snowflake|스노우플레이크|Snowflake warehouse, 스노플레이크|data-warehousing
BigQuery|빅쿼리|Google BigQuery, Big Query|data-warehousing, google-cloud
Redshift|레드시프트|Amazon Redshift, AWS Redshift|data-warehousing, aws
Databricks|데이터브릭스||spark
ClickHouse|클릭하우스|Click House, Apache Druid|data-warehousing
Synapse|시냅스 애널리틱스|Azure Synapse, Synapse Analytics|data-warehousing, azure
Azure Data Factory|애저 데이터 팩토리|ADF|data-pipelines, azure
AWS Glue|AWS 글루|Glue ETL, Athena, AWS Athena|data-pipelines, aws
Data analysis|데이터 분석|data analytics, analysing data, analyzing data, data analyst, analytics, 데이터분석, 데이터 애널리스트, 데이터 분석가|
Data visualisation|데이터 시각화|data visualization, dashboards, dashboarding, 데이터시각화, 시각화, 대시보드|
Business intelligence|비즈니스 인텔리전스|BI, BI tools, BI reporting, BI 도구|data-analysis
Tableau|태블로|Tableau Desktop, 타블로|data-visualisation, business-intelligence
Power BI|파워 BI|PowerBI, Microsoft Power BI, DAX, 파워BI|data-visualisation, business-intelligence
Looker|루커|LookML, Looker Studio, Google Data Studio, 루커 스튜디오|business-intelligence
Qlik|클릭뷰|QlikView, Qlik Sense|business-intelligence
Metabase|메타베이스|Superset, Apache Superset, Redash|business-intelligence
MicroStrategy|마이크로스트래티지|SAP BusinessObjects, Business Objects, Cognos, IBM Cognos|business-intelligence
Excel|엑셀|Microsoft Excel, MS Excel, Excel spreadsheets, spreadsheets, Google Sheets, 구글 시트, 스프레드시트, 피벗 테이블|
Statistics|통계|statistical analysis, statistical modelling, statistical modeling, statistical methods, 통계학, 통계 분석, 통계분석|
Probability|확률론|probability theory, stochastic processes, 확률|statistics
Bayesian methods|베이지안 방법|Bayesian statistics, Bayesian inference, 베이지안|statistics
Causal inference|인과 추론|causal analysis, 인과추론|statistics
A/B testing|A/B 테스트|AB testing, A/B tests, split testing, online experiments, AB 테스트, A/B 테스팅|statistics
Time series analysis|시계열 분석|time series, time-series forecasting, forecasting, demand forecasting, 시계열, 수요 예측|statistics
Econometrics|계량경제학||statistics
Operations research|오퍼레이션스 리서치|mathematical optimisation, mathematical optimization, linear programming, OR-Tools, 수리 최적화|
Data science|데이터 사이언스|data scientist, 데이터 과학, 데이터 사이언티스트, 데이터사이언스|statistics, data-analysis
Data mining|데이터 마이닝|web scraping, web crawling, scraping, crawling, 웹 크롤링, 크롤링, 웹 스크래핑|data-analysis
Pandas|판다스|Polars, pandas DataFrame|python, data-analysis
NumPy|넘파이|NumPy arrays|python
SciPy|사이파이|statsmodels|python, statistics
Matplotlib|맷플롯립|Seaborn, Plotly, Bokeh|python, data-visualisation
Jupyter|주피터|Jupyter Notebook, JupyterLab, Google Colab, 주피터 노트북|python
Dask|대스크|Ray cluster|python
scikit-learn|사이킷런|sklearn, scikit learn, sci-kit learn|python, machine-learning
XGBoost|XGBoost|LightGBM, CatBoost, gradient boosting|machine-learning
TensorFlow|텐서플로|Tensor Flow, TF2, 텐서플로우|deep-learning, python
Keras|케라스||deep-learning, python
PyTorch|파이토치|Py Torch, PyTorch Lightning, Torch|deep-learning, python
JAX|JAX|Flax|deep-learning, python
ONNX|ONNX|TensorRT, model quantization, model quantisation, 모델 경량화|deep-learning
Machine learning|머신러닝|ML, ML models, ML algorithms, machine-learning, machine learning models, machine learning engineer, 머신 러닝, 기계학습, 기계 학습|statistics
Deep learning|딥러닝|DL, neural networks, neural network, CNN, RNN, deep neural networks, 딥 러닝, 신경망, 인공신경망|machine-learning
Artificial intelligence|인공지능|AI, AI technologies, AI solutions, 인공 지능|
Generative AI|생성형 AI|GenAI, gen AI, generative artificial intelligence, diffusion models, Stable Diffusion, 생성 AI, 생성형 인공지능|machine-learning
Large language models|대규모 언어 모델|LLM, LLMs, large language model, GPT, GPT-4, ChatGPT, OpenAI API, Claude, 거대 언어 모델, 대형 언어 모델, 언어 모델|natural-language-processing
Prompt engineering|프롬프트 엔지니어링|prompting, prompt design, 프롬프트 설계|large-language-models
Retrieval-augmented generation|검색 증강 생성|RAG, retrieval augmented generation|large-language-models
LangChain|랭체인|LlamaIndex, LangGraph, Lang Chain|large-language-models
AI agents|AI 에이전트|LLM agents, agentic AI, Model Context Protocol, 에이전트 AI|large-language-models
Fine-tuning|파인튜닝|LLM fine-tuning, LoRA, RLHF, model fine-tuning, 미세 조정, 파인 튜닝|deep-learning
Hugging Face|허깅페이스|HuggingFace, Hugging Face Transformers, transformer models, 허깅 페이스|deep-learning
Natural language processing|자연어 처리|NLP, text mining, text analytics, computational linguistics, NLU, 자연어처리, 텍스트 마이닝, 텍스트마이닝|machine-learning
spaCy|spaCy|NLTK, Gensim|natural-language-processing, python
Speech recognition|음성 인식|ASR, speech-to-text, text-to-speech, TTS, speech processing, 음성인식, 음성 합성|machine-learning
Computer vision|컴퓨터 비전|image processing, image recognition, object detection, machine vision, 컴퓨터비전, 이미지 처리, 영상 처리, 객체 탐지|machine-learning
Recommender systems|추천 시스템|recommendation systems, recommendation engine, recommender system, recommendation system, collaborative filtering, 추천시스템, 추천 알고리즘|machine-learning
Reinforcement learning|강화 학습|RL, deep reinforcement learning, 강화학습|machine-learning
Anomaly detection|이상 탐지|fraud detection, outlier detection, 이상탐지, 이상 거래 탐지, FDS|machine-learning
Feature engineering|피처 엔지니어링|feature store, feature selection, 특성 공학|machine-learning
MLOps|MLOps|ML Ops, machine learning operations, model deployment, model serving, 엠엘옵스, 모델 서빙, 모델 배포|machine-learning, devops
MLflow|MLflow|Weights & Biases, wandb, ML flow|mlops
Kubeflow|쿠브플로우|KServe|mlops, kubernetes
SageMaker|세이지메이커|Amazon SageMaker, AWS SageMaker, Bedrock, AWS Bedrock|machine-learning, aws
Vertex AI|버텍스 AI|Google Vertex AI|machine-learning, google-cloud
Azure Machine Learning|애저 머신러닝|Azure ML, Azure OpenAI|machine-learning, azure
Robotics|로보틱스|robot programming, 로봇 공학, 로봇공학|
ROS|ROS|Robot Operating System, ROS2, ROS 2|robotics
Autonomous driving|자율주행|self-driving, SLAM, sensor fusion, ADAS, 자율 주행|
Semantic web|시맨틱 웹|ontologies, ontology, RDF, OWL, knowledge graphs, knowledge graph, linked data, 온톨로지, 지식 그래프|
Geographic information systems|지리 정보 시스템|GIS, geospatial, QGIS, ArcGIS, 지리정보시스템, 공간 정보|
Google Analytics|구글 애널리틱스|GA4, Google Tag Manager, web analytics, 웹 로그 분석|data-analysis
Product analytics|제품 분석|Amplitude, Mixpanel, Segment analytics, user behaviour analytics, 앰플리튜드, 믹스패널, 프로덕트 분석|data-analysis
Adobe Analytics|어도비 애널리틱스|Adobe Experience Cloud|data-analysis
Data privacy|개인정보 보호|GDPR, data protection, privacy by design, CCPA, 개인정보보호, 개인정보보호법|
Supabase|수파베이스|Super base|postgresql
Firebase|파이어베이스|Google Firebase|google-cloud
Prisma|프리즈마|Prisma ORM, TypeORM, Sequelize, Drizzle ORM, Knex|orm, node-js
Hazelcast|헤이즐캐스트|Apache Ignite, Ehcache|caching
etcd=etcd|etcd|ZooKeeper, Apache ZooKeeper, 주키퍼|distributed-systems
SAP HANA|SAP HANA|S/4HANA, SAP S/4HANA|sap
Parquet|파케이|Apache Parquet, ORC|big-data
Tibero|티베로|Tibero DB, TmaxSoft Tibero|relational-databases
CUBRID|큐브리드|Altibase, 알티베이스|relational-databases
DuckDB|덕DB|Duck DB|databases, sql
Splink|데이터 매칭|record linkage, entity resolution, data deduplication|data-engineering
Data labelling|데이터 라벨링|data labeling, data annotation, 라벨링|
Model evaluation|모델 평가|model validation, LLM evaluation, offline evaluation, 모델 검증|machine-learning
Experiment tracking|실험 관리|experiment management, reproducible research, DVC|machine-learning
Quantitative finance|계량 금융|algorithmic trading, quant trading, 알고리즘 트레이딩, 퀀트|finance
`;

/** Clouds, operations, networks, security and hardware near code. The form of a line: `parseSkillLines` in skill-lines.ts. */
export const INFRASTRUCTURE_LINES = `
Cloud computing|클라우드 컴퓨팅|cloud, cloud technologies, cloud services, cloud platforms, cloud platform, cloud infrastructure, public cloud, cloud-based, 클라우드, 클라우드 서비스, 클라우드 인프라, 클라우드 환경|
Cloud native|클라우드 네이티브|cloud-native, cloud native applications, twelve-factor app, 12-factor|cloud-computing
Cloud architecture|클라우드 아키텍처|cloud architect, cloud solution architecture, Well-Architected|cloud-computing
Cloud migration|클라우드 마이그레이션|lift and shift, cloud transformation, 클라우드 이전, 클라우드 전환|cloud-computing
Cloud cost management|클라우드 비용 관리|FinOps, cloud cost optimisation, cloud cost optimization, 클라우드 비용 최적화|cloud-computing
Serverless|서버리스|serverless computing, FaaS, serverless architecture, Serverless Framework, 서버리스 아키텍처|cloud-computing
aws=AWS|AWS|Amazon Web Services, Amazon AWS, AWS Cloud, amazon-web-services, 아마존 웹 서비스, 아마존웹서비스|cloud-computing
AWS Lambda|AWS 람다|Lambda, Lambda functions, AWS 람다 함수|aws, serverless
AWS EC2|AWS EC2|EC2, Amazon EC2|aws
AWS S3|AWS S3|S3, Amazon S3|aws
AWS RDS|AWS RDS|Amazon RDS, RDS, Aurora, Amazon Aurora, 오로라 DB|aws, relational-databases
AWS ECS|AWS ECS|ECS, Amazon ECS, Fargate, AWS Fargate|aws, containers
AWS EKS|AWS EKS|EKS, Amazon EKS|aws, kubernetes
AWS CloudFormation|AWS 클라우드포메이션|CloudFormation, AWS CDK, AWS SAM, 클라우드포메이션|aws, infrastructure-as-code
AWS CloudWatch|AWS 클라우드워치|CloudWatch, AWS X-Ray, 클라우드워치|aws, monitoring
AWS IAM|AWS IAM|AWS Identity and Access Management|aws, identity-management
AWS API Gateway|AWS API 게이트웨이|AWS Step Functions, AppSync, AWS AppSync|aws
AWS Amplify|AWS 앰플리파이|AWS Cognito, Cognito|aws
AWS VPC|AWS VPC|VPC, Route 53, CloudFront, AWS CloudFront, 클라우드프론트|aws, computer-networking
EMR|EMR|AWS EMR, Amazon EMR|aws, spark
azure=Azure|애저|Microsoft Azure, MS Azure, Azure Cloud, 마이크로소프트 애저|cloud-computing
Azure DevOps|애저 데브옵스|Azure Pipelines, TFS, Team Foundation Server, VSTS|ci-cd
Azure Functions|애저 펑션|Azure Logic Apps|azure, serverless
AKS|AKS|Azure Kubernetes Service|azure, kubernetes
Azure Active Directory|애저 액티브 디렉터리|Azure AD, Entra ID, Microsoft Entra|azure, identity-management
google-cloud=Google Cloud|구글 클라우드|GCP, Google Cloud Platform, GCP 클라우드, 구글 클라우드 플랫폼|cloud-computing
GKE|GKE|Google Kubernetes Engine|google-cloud, kubernetes
Cloud Run|클라우드 런|Google Cloud Run, Google App Engine, App Engine, Cloud Functions, Google Cloud Functions|google-cloud, serverless
Naver Cloud|네이버 클라우드|Naver Cloud Platform, NCP, 네이버 클라우드 플랫폼|cloud-computing
NHN Cloud|NHN 클라우드|Kakao Cloud, KT Cloud, 카카오 클라우드|cloud-computing
Alibaba Cloud|알리바바 클라우드|Aliyun, Tencent Cloud|cloud-computing
IBM Cloud|IBM 클라우드|Bluemix|cloud-computing
OCI|오라클 클라우드|Oracle Cloud, Oracle Cloud Infrastructure|cloud-computing
DigitalOcean|디지털오션|Linode, Hetzner|cloud-computing
Heroku|헤로쿠|Render hosting, Fly.io|cloud-computing
Vercel|버셀|Netlify, 베르셀|web-development
Cloudflare|클라우드플레어|Cloudflare Workers, Fastly, Akamai|cdn
CDN|CDN|content delivery network, content delivery networks|
OpenStack|오픈스택|Open Stack|cloud-computing
Cloud Foundry|클라우드 파운드리|Pivotal Cloud Foundry, PCF|cloud-computing
DevOps|데브옵스|dev ops, DevOps culture, DevOps practices, DevOps engineer, DevOps tools, 데브옵스 엔지니어|ci-cd
DevSecOps|데브섹옵스|Dev Sec Ops, shift-left security|devops, application-security
Site reliability engineering|사이트 신뢰성 엔지니어링|SRE, site reliability, SLO, SLOs, SLI, error budgets|monitoring, incident-management
Platform engineering|플랫폼 엔지니어링|internal developer platform, developer platform, Backstage, developer experience, 플랫폼 엔지니어|devops
ci-cd=CI/CD|CI/CD|CICD, continuous integration, continuous delivery, continuous deployment, CI CD, CI/CD pipelines, CI/CD pipeline, build pipelines, deployment pipelines, deployment automation, 지속적 통합, 지속적 배포, 배포 자동화, CI/CD 파이프라인|
Release management|릴리스 관리|release engineering, blue-green deployment, canary releases, canary deployment, zero-downtime deployment, feature flags, 무중단 배포, 블루그린 배포, 카나리 배포|
Jenkins|젠킨스|Jenkins pipelines, Jenkinsfile|ci-cd
GitHub Actions|깃허브 액션|Github Actions workflows, GitHub Action, 깃헙 액션, 깃허브 액션스|ci-cd, github
GitLab CI|깃랩 CI|GitLab CI/CD, GitLab pipelines|ci-cd, gitlab
CircleCI|서클CI|Circle CI|ci-cd
Travis CI|트래비스 CI|TravisCI|ci-cd
TeamCity|팀시티|Team City|ci-cd
Bamboo|뱀부|Atlassian Bamboo|ci-cd
Argo CD|아르고 CD|ArgoCD, Argo Workflows, Flux CD, FluxCD|gitops, kubernetes
GitOps|깃옵스|Git Ops|ci-cd
Spinnaker|스피내커|Octopus Deploy|ci-cd
Tekton|텍톤||ci-cd, kubernetes
Containers|컨테이너|containerisation, containerization, container technologies, container orchestration, containerized applications, 컨테이너 기술, 컨테이너화, 컨테이너 오케스트레이션|
Docker|도커|Dockerfile, Docker containers, Docker Engine, docker image|containers
Docker Compose|도커 컴포즈|docker-compose|docker
Docker Swarm|도커 스웜|Swarm mode|docker
Podman|포드맨|containerd, CRI-O, LXC|containers
Kubernetes|쿠버네티스|k8s, Kubernetes cluster, K8S, kubectl, 쿠버네틱스, 쿠버네티스 클러스터, 쿠베|containers
Helm|헬름|Helm charts, Helm chart, Kustomize|kubernetes
Istio|이스티오|service mesh, Linkerd, Envoy, 서비스 메시|kubernetes
OpenShift|오픈시프트|Red Hat OpenShift, OCP|kubernetes
Rancher|랜처|K3s|kubernetes
Nomad|노마드|HashiCorp Nomad, Mesos, Apache Mesos|containers
Infrastructure as code|코드형 인프라|IaC, infrastructure-as-code, infrastructure automation, 인프라 자동화, 인프라스트럭처 코드|
Terraform|테라폼|OpenTofu, Terragrunt, HashiCorp Terraform|infrastructure-as-code
Pulumi|풀루미||infrastructure-as-code
Ansible|앤서블|Ansible playbooks, Ansible Tower|configuration-management
Puppet|퍼펫|Puppet Labs|configuration-management
Chef|셰프|Chef Infra|configuration-management
SaltStack|솔트스택|Salt Stack|configuration-management
Configuration management|구성 관리|configuration management tools, 형상 관리, 형상관리|
Vagrant|베이그런트|Packer|virtualisation
HashiCorp Vault|해시코프 볼트|Vault, secrets management, secret management, 시크릿 관리|security
Consul|콘술|HashiCorp Consul, service discovery, 서비스 디스커버리|
Monitoring|모니터링|application monitoring, system monitoring, alerting, APM, performance monitoring, 시스템 모니터링, 모니터링 시스템|
Observability|관측 가능성|observability tools, OpenTelemetry, 옵저버빌리티, 관측성|monitoring, logging
Logging|로깅|log management, log analysis, structured logging, 로그 분석, 로그 관리|
Distributed tracing|분산 추적|Jaeger, Zipkin, 분산 트레이싱|observability
Prometheus|프로메테우스|PromQL, Thanos|monitoring
Grafana|그라파나|Loki, Grafana dashboards|monitoring
Datadog|데이터독|Data dog|monitoring
New Relic|뉴렐릭|NewRelic|monitoring
Splunk|스플렁크||logging, monitoring
Dynatrace|다이나트레이스|AppDynamics, Pinpoint, 핀포인트 APM|monitoring
Sentry|센트리|Bugsnag, Crashlytics|monitoring
Nagios|나기오스|Zabbix, Icinga, 자빅스|monitoring
PagerDuty|페이저듀티|Opsgenie, on-call, on call rotation, 온콜|incident-management
Incident management|장애 대응|incident response, post-mortems, postmortem, root cause analysis, outage management, 장애 관리, 장애대응, 장애 처리|
Linux|리눅스|GNU/Linux, Linux administration, Ubuntu, Debian, CentOS, RHEL, Red Hat Enterprise Linux, Red Hat, Fedora, Linux server, 우분투, 레드햇, 리눅스 서버|operating-systems
Unix|유닉스|AIX, Solaris, HP-UX, FreeBSD, BSD|operating-systems
Windows Server|윈도우 서버|Microsoft Windows Server, IIS, Windows administration, 윈도우서버|operating-systems
Microsoft Windows|윈도우|Windows 10, Windows OS, MS Windows|operating-systems
macOS|macOS|Mac OS, OS X, Mac OS X|operating-systems
Operating systems|운영체제|operating system, OS internals, kernel development, Linux kernel, 운영 체제, 커널, 리눅스 커널|
System administration|시스템 관리|sysadmin, systems administration, system administrator, server administration, server management, 시스템 관리자, 서버 관리, 서버 운영, 시스템 운영, 시스템 엔지니어|operating-systems
Virtualisation|가상화|virtualization, virtual machines, hypervisor, KVM, Hyper-V, VirtualBox, 가상 머신|
VMware|VMware|VMWare ESXi, vSphere, vCenter, 브이엠웨어|virtualisation
Active Directory|액티브 디렉터리|Microsoft Active Directory, LDAP, Group Policy, 액티브 디렉토리|identity-management
Nginx|엔진엑스|NGINX, Nginx reverse proxy|web-servers
Apache HTTP Server|아파치 웹서버|Apache, Apache httpd, Apache server, 아파치|web-servers
Web servers|웹 서버|web server, reverse proxy, 웹서버, 리버스 프록시|
HAProxy|HAProxy|Traefik, load balancer, load balancing, load balancers, 로드 밸런서, 로드밸런싱, 로드 밸런싱|computer-networking
API gateway|API 게이트웨이|API gateways, Kong, Apigee, API management|
Computer networking|컴퓨터 네트워크|networking, computer networks, networks, network engineering, network protocols, network administration, 네트워크, 네트워킹, 네트워크 엔지니어|
tcp-ip=TCP/IP|TCP/IP|TCP, UDP, IP networking, TCP IP, IPv6|computer-networking
HTTP|HTTP|HTTPS, HTTP/2, HTTP protocol, HTTP/3|
DNS|DNS|domain name system, DHCP, BIND|computer-networking
VPN|VPN|IPsec, WireGuard, OpenVPN|computer-networking
WebSocket|웹소켓|WebSockets, web sockets, server-sent events, SSE, 웹 소켓|
gRPC|gRPC|Grpc services, RPC, remote procedure call|protocol-buffers
Cisco|시스코|CCNA, Cisco routers, routing and switching, CCNP, BGP, OSPF|computer-networking
Firewalls|방화벽|firewall, WAF, web application firewall, Palo Alto, Fortinet, FortiGate|network-security
SDN|SDN|software-defined networking, NFV, network virtualization|computer-networking
Telecommunications|통신 기술|telecom, 5G, LTE, 4G, VoIP, SIP, 이동통신|computer-networking
Security|보안|IT security, information security, cyber security, cybersecurity, infosec, cyber-security, security engineering, 정보 보안, 정보보안, 사이버 보안, 정보보호|
Application security|애플리케이션 보안|AppSec, secure coding, OWASP, OWASP Top 10, web security, secure software development, software security, 시큐어 코딩, 웹 보안, 보안 코딩|security
Network security|네트워크 보안|IDS, IPS, intrusion detection, 침입 탐지|security, computer-networking
Cloud security|클라우드 보안|CSPM, cloud security posture|security, cloud-computing
Penetration testing|모의 해킹|pentesting, pen testing, ethical hacking, penetration test, Burp Suite, Metasploit, Kali Linux, 모의해킹, 침투 테스트|security
Vulnerability management|취약점 관리|vulnerability assessment, vulnerability scanning, Nessus, Qualys, 취약점 분석, 취약점 진단|security
Threat modelling|위협 모델링|threat modeling, STRIDE, threat analysis|security
Cryptography|암호학|encryption, PKI, TLS, SSL, TLS/SSL, SSL/TLS, 암호화|security
Identity management|신원·접근 관리|IAM, identity and access management, SSO, single sign-on, Okta, Keycloak, Auth0, 싱글 사인온, 통합 인증|
oauth=OAuth|OAuth|OAuth2, OAuth 2.0, OpenID Connect, OIDC, SAML, JWT, JSON Web Token, authentication, authorization, 인증 인가, 소셜 로그인|
SIEM|SIEM|security monitoring, SOC, security operations center, security operations, 보안 관제, 보안관제|security
Digital forensics|디지털 포렌식|computer forensics, malware analysis, reverse engineering, 악성코드 분석, 리버스 엔지니어링, 역공학|security
Security compliance|보안 규정 준수|ISO 27001, ISO27001, SOC 2, PCI DSS, HIPAA, ISMS, ISMS-P, NIST|security
Zero trust|제로 트러스트|zero trust architecture|security
Risk management|위험 관리|risk assessment, risk analysis, 리스크 관리, 위험 분석|
Disaster recovery|재해 복구|backup and recovery, business continuity, backups, 재해복구, 백업 및 복구|
High availability|고가용성|fault tolerance, high-availability, resilience engineering, chaos engineering, 고가용성 설계, 장애 허용, 카오스 엔지니어링|
Scalability|확장성|scalable systems, high scalability, horizontal scaling, high-traffic, high traffic, large-scale systems, 확장성 있는 시스템, 대용량 트래픽, 대규모 트래픽, 대규모 시스템, 트래픽 처리|
Embedded systems|임베디드 시스템|embedded software, embedded development, embedded programming, embedded Linux, firmware, firmware development, 임베디드, 펌웨어, 임베디드 소프트웨어, 임베디드 리눅스|programming
RTOS|RTOS|FreeRTOS, real-time operating system, real-time systems, VxWorks, Zephyr RTOS, 실시간 운영체제|embedded-systems
Microcontrollers|마이크로컨트롤러|microcontroller, STM32, ARM Cortex, PIC, ESP32, MCU, 마이컴|embedded-systems
Arduino|아두이노||microcontrollers
Raspberry Pi|라즈베리 파이|라즈베리파이|linux
FPGA|FPGA|Xilinx, Altera, Vivado|hardware-description
IoT|사물인터넷|Internet of Things, industrial IoT, IIoT, 아이오티, 사물 인터넷|
CAN bus|CAN 통신|CAN, CANopen, LIN bus, I2C, SPI, UART|embedded-systems
AUTOSAR|오토사|ISO 26262, functional safety, 기능 안전|embedded-systems
Device drivers|디바이스 드라이버|device driver, driver development, 드라이버 개발|operating-systems
Yocto|욕토|Buildroot, Yocto Project|embedded-systems, linux
SCADA|SCADA|industrial automation, OPC UA, HMI, 산업 자동화|plc-programming
Simulink|시뮬링크|model-based design|matlab
AutoCAD|오토캐드|CAD, SolidWorks, CATIA|
PCB design|PCB 설계|Altium, KiCad, circuit design, 회로 설계|
Electronics|전자공학|electronic engineering, analog electronics, digital electronics, 전자 공학|
Signal processing|신호 처리|DSP, digital signal processing, 신호처리, 디지털 신호 처리|
Blockchain|블록체인|distributed ledger, DLT, web3, 블록 체인|
Ethereum|이더리움|EVM, Hardhat|blockchain
Smart contracts|스마트 컨트랙트|smart contract, 스마트 계약|blockchain
Hyperledger|하이퍼레저|Hyperledger Fabric|blockchain
Bitcoin|비트코인|DeFi, NFT, cryptocurrency, 암호화폐|blockchain
Quantum computing|양자 컴퓨팅|Qiskit, quantum algorithms, 양자컴퓨팅|
High-performance computing|고성능 컴퓨팅|HPC, cluster computing, Slurm|
Edge computing|엣지 컴퓨팅|edge AI, 에지 컴퓨팅|
Help desk|헬프데스크|technical support, IT support, service desk, first level support, 2nd level support, customer support, 기술 지원, 기술지원, IT 지원|
ITIL|ITIL|IT service management, ITSM, ITIL v4, IT 서비스 관리|
Mainframe|메인프레임|z/OS, IBM mainframe, AS/400, IBM i|
JEUS|제우스|TmaxSoft JEUS, WebtoB, 웹투비|jakarta-ee
Storage systems|스토리지 시스템|SAN, NAS, Ceph, distributed storage, 스토리지, 분산 스토리지|
Load testing in production|운영 부하 관리|capacity planning, capacity management, 용량 산정|
Job scheduling|작업 스케줄링|cron, crontab, Quartz scheduler, batch processing, batch jobs, 배치, 배치 처리, 스케줄러|
MinIO|미니오|object storage, S3-compatible storage, 오브젝트 스토리지|storage-systems
`;
